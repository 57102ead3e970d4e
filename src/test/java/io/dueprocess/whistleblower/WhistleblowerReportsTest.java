package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.HandlerKeys;
import io.dueprocess.casefile.IdentityVault;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.casefile.StagedFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.document.metadata.MetadataCleaner;
import io.dueprocess.whistleblower.malware.MalwareCheck;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a submitted report and its inbox leave in the database, and what they don't. */
class WhistleblowerReportsTest {

    private static final String MARKER = "MARKER-Ærø";

    private WhistleblowerWorld world;
    private WhistleblowerReports reports;

    @BeforeEach
    void aWorld() {
        world = WhistleblowerWorld.fresh();
        reports = world.the(WhistleblowerReports.class);
    }

    @Test
    void aReportIsAcknowledgedAtOnceAndItsHandlersAreToldAtTheNextRound() throws Exception {
        Receipt receipt = submit(report(Map.of(Question.WHAT, MARKER)), "");

        assertThat(world.signals()).isEqualTo(1);
        String caseId = newest();
        assertThat(receipt.code().shown()).matches("(\\d{4} ){5}\\d{4}");
        assertThat(receipt.inbox().stage()).isEqualTo(Inbox.Stage.RECEIVED);
        assertThat(receipt.inbox().acknowledgedOn()).isEqualTo(WhistleblowerWorld.TODAY);
        assertThat(receipt.inbox().feedback().date().due()).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(world.deadline(caseId, Clock.WHISTLEBLOWER_ACKNOWLEDGEMENT).state())
                .isEqualTo(Deadline.State.MET);
        assertThat(world.the(SealedCases.class).holders(caseId)).containsExactlyInAnyOrder("wim", "wanda");
        Report read = world.asWim(() ->
                world.files().get(caseId, "report", "report", Report.class).orElseThrow());
        assertThat(read.answer(Question.WHAT)).isEqualTo(MARKER);
    }

    @Test
    void nothingTellsTheTimeOfDay() throws Exception {
        SealedCase opened = reports.open(submit(report(Map.of(Question.WHAT, "x")), "me@example.org")
                        .code()
                        .shown())
                .orElseThrow();
        write(opened, "later", false);
        String midnight = "2026-11-30T00:00+01:00";
        for (String column :
                List.of("dp_audit.at", "dp_case_entry.written_at", "dp_deadline.trigger_at", "dp_deadline.closed_at")) {
            String table = column.substring(0, column.indexOf('.'));
            String chain = table.equals("dp_audit") ? "chain" : "case_id";
            assertThat(jdbc().sql("select " + column.substring(column.indexOf('.') + 1) + " from " + table + " where "
                                    + chain + " = ?")
                            .param(opened.id())
                            .query(OffsetDateTime.class)
                            .list())
                    .as(column)
                    .filteredOn(at -> at != null)
                    .allMatch(at -> at.isEqual(OffsetDateTime.parse(midnight)));
        }
    }

    @Test
    void sentTwiceAtOnceItIsStoredOnce() throws Exception {
        NewReport report = report(Map.of(Question.WHAT, "twice"));
        long before = count("dp_report");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<String> send = () -> submit(report, "").code().shown();
            List<Future<String>> codes = two.invokeAll(List.of(send, send));
            assertThat(codes.get(0).get()).isEqualTo(codes.get(1).get());
        } finally {
            two.shutdown();
        }
        assertThat(count("dp_report")).isEqualTo(before + 1);
        assertThat(reports.receipt(report.token()).orElseThrow().code().shown())
                .isEqualTo(submit(report, "").code().shown());
        nothingIsLeftBehind();
    }

    @Test
    void handlersWhomTheReportConcernsGetNoKeyAndTheOthersLearnWhy() throws Exception {
        for (Map<Question, String> answers : List.of(
                Map.of(Question.WHAT, "x", Question.WHO, "It was DAHL, from the second floor."),
                Map.of(Question.WHAT, "x", Question.WHO, "Wim\u00a0Dahls chauffør"),
                Map.of(Question.WHAT, "x", Question.MUST_NOT_HANDLE, "wim"))) {
            submit(report(answers), "");
            String caseId = newest();
            assertThat(world.the(SealedCases.class).holders(caseId))
                    .as(answers.toString())
                    .containsExactly("wanda");
            assertThat(world.asWanda(() -> world.the(SealedCases.class).excluded(caseId)))
                    .containsExactly("wim");
        }
        submit(report(Map.of(Question.WHAT, "Dahl is only mentioned", Question.WHO, "Dahlgren, wimp")), "");
        assertThat(world.the(SealedCases.class).holders(newest())).hasSize(2);

        long before = count("dp_case");
        NewReport everybody = report(Map.of(Question.WHAT, "x", Question.WHO, "Dahl and Friis"));
        assertThat(reports.readable(everybody.report())).isFalse();
        assertThatThrownBy(() -> submit(everybody, "")).isInstanceOf(WhistleblowerReports.NobodyLeft.class);
        assertThat(count("dp_case")).isEqualTo(before);
        nothingIsLeftBehind();
    }

    @Test
    void aCleanCopyIsKeptAloneUnlessTheOriginalIsWanted() throws Exception {
        byte[] picture = png();
        byte[] damaged = "%PDF-1.7 that is all".getBytes(StandardCharsets.UTF_8);
        try (IncomingFiles files = reports.incoming(false)) {
            files.receive("a.png", new ByteArrayInputStream(picture));
            files.receive("b.pdf", new ByteArrayInputStream(damaged));
            files.receive("c.txt", new ByteArrayInputStream(new byte[] {'x'}));
            Inbox inbox =
                    reports.submit(report(Map.of(Question.WHAT, "x")), files).inbox();
            assertThat(inbox.sent())
                    .extracting(file -> file.name() + " " + file.treatment().kept())
                    .containsExactlyInAnyOrder("a.png CLEAN_COPY", "c.txt AS_SENT");
            assertThat(inbox.messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.text()).contains("b.pdf: Den er beskadiget"));
        }
        try (IncomingFiles files = reports.incoming(true)) {
            files.receive("a.png", new ByteArrayInputStream(picture));
            files.receive("b.pdf", new ByteArrayInputStream(damaged));
            Inbox inbox =
                    reports.submit(report(Map.of(Question.WHAT, "x")), files).inbox();
            assertThat(inbox.sent())
                    .extracting(file -> file.name() + " " + file.treatment().kept() + " "
                            + file.treatment().malware())
                    .containsExactlyInAnyOrder(
                            "a.png CLEAN_COPY NOT_CHECKED",
                            "a.png ORIGINAL NOT_CHECKED",
                            "b.pdf ORIGINAL_ONLY NOT_CHECKED");
        }
        nothingIsLeftBehind();
    }

    @Test
    void harmfulFilesAreRefusedAndTheRestIsKept() throws Exception {
        MalwareCheck check = content -> {
            try (InputStream in = content.open()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("EICAR")
                        ? MalwareCheck.Verdict.FOUND
                        : MalwareCheck.Verdict.CLEAN;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
        FileIntake intake = new FileIntake(world.the(StagedFiles.class), new MetadataCleaner(), check);
        try (IncomingFiles files =
                new IncomingFiles(intake, world.the(SealedCases.class).begin(), false)) {
            files.receive("bad.txt", new ByteArrayInputStream("EICAR".getBytes(StandardCharsets.UTF_8)));
            files.receive("good.txt", new ByteArrayInputStream("fine".getBytes(StandardCharsets.UTF_8)));
            assertThat(files.refused()).containsExactly(new Refusal("bad.txt", Refusal.Reason.MALWARE));
            Inbox inbox =
                    reports.submit(report(Map.of(Question.WHAT, "x")), files).inbox();
            assertThat(inbox.sent())
                    .singleElement()
                    .satisfies(file -> assertThat(file.treatment().malware()).isEqualTo(MalwareCheck.Verdict.CLEAN));
        }
        nothingIsLeftBehind();
    }

    @Test
    void whoBreaksOffLeavesNothing() {
        InputStream broken = new InputStream() {
            private int left = 3_000_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("gone");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> {
                    try (IncomingFiles files = reports.incoming(false)) {
                        files.receive("first.txt", new ByteArrayInputStream(new byte[100]));
                        files.receive("second.txt", broken);
                    }
                })
                .isInstanceOf(IOException.class);
        nothingIsLeftBehind();
    }

    @Test
    void contactDetailsLieApartAndCanBeTakenBack() throws Exception {
        Receipt receipt = submit(report(Map.of(Question.WHAT, "x")), "Call 12345678");
        SealedCase opened = reports.open(receipt.code().shown()).orElseThrow();
        assertThat(receipt.inbox().contact()).isTrue();
        assertThat(world.asWim(() -> world.files()
                        .get(opened.id(), "report", "report", Report.class)
                        .orElseThrow()
                        .toString()))
                .doesNotContain("12345678");
        reports.leaveContact(opened, "Other");
        reports.removeContact(opened);
        assertThat(reports.inbox(opened).contact()).isFalse();
        assertThat(world.the(IdentityVault.class).present(opened.id())).isFalse();
    }

    @Test
    void writingTellsTheHandlersAtTheNextRound() throws Exception {
        SealedCase opened = reports.open(
                        submit(report(Map.of(Question.WHAT, "x")), "").code().shown())
                .orElseThrow();
        jdbc().sql("delete from dp_report_signal").update();
        write(opened, "More", true);
        assertThat(world.signals()).isEqualTo(1);
        Inbox inbox = reports.inbox(opened);
        assertThat(inbox.messages()).extracting(Inbox.Message::text).containsExactly("More");
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        reports.copyTo(opened, reports.file(opened, inbox.sent().get(0).id()).orElseThrow(), back);
        assertThat(back.toString(StandardCharsets.UTF_8)).isEqualTo("attached");
        world.asWim(() -> world.inTransaction(() -> world.files()
                .attach(opened.id(), "note-file", "note", "text/plain", new ByteArrayInputStream(new byte[1]), "wim")));
        String note = world.asWim(() -> world.files().attachments(opened.id()).stream()
                .filter(file -> file.kind().equals("note-file"))
                .findFirst()
                .orElseThrow()
                .id());
        assertThat(reports.file(opened, note))
                .as("a file of the handlers' notes")
                .isEmpty();
    }

    @Test
    void whatWasDeletedOpensForNobody() throws Exception {
        String code = submit(report(Map.of(Question.WHAT, "x")), "").code().shown();
        SealedCase opened = reports.open(code).orElseThrow();
        world.inTransaction(() -> {
            world.the(CaseFiles.class).shred(opened.id(), "(system)");
            return null;
        });
        assertThat(reports.open(code)).isEmpty();
        assertThatThrownBy(() -> reports.inbox(opened)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> write(opened, "x", false)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void itsHandlersReadInTheAuditWhatTheReporterDid() throws Exception {
        submit(report(Map.of(Question.WHAT, "x")), "");
        String caseId = newest();
        assertThat(world.asWim(
                        () -> world.the(io.dueprocess.casefile.Audit.class).of(caseId)))
                .extracting(row -> row.action())
                .contains(AuditAction.OPEN, AuditAction.WRITE, AuditAction.DEADLINE);
        assertThat(world.the(io.dueprocess.casefile.Audit.class).of(caseId))
                .extracting(row -> row.action())
                .containsOnly(AuditAction.SEALED);
        assertThat(world.the(HandlerKeys.class).users()).contains("wim");
    }

    private Receipt submit(NewReport report, String contact) throws Exception {
        NewReport complete = new NewReport(report.token(), report.report(), contact, report.language());
        try (IncomingFiles files = reports.incoming(false)) {
            return reports.submit(complete, files);
        }
    }

    private void write(SealedCase opened, String text, boolean file) throws IOException {
        try (IncomingFiles files = reports.incoming(opened, false)) {
            if (file) {
                files.receive("a.txt", new ByteArrayInputStream("attached".getBytes(StandardCharsets.UTF_8)));
            }
            reports.write(opened, text, files);
        }
    }

    private NewReport report(Map<Question, String> answers) {
        Report report = new Report(true, Relation.UNSAID, Danger.UNKNOWN, answers, Set.of());
        return new NewReport(reports.token(), report, "", WhistleblowerWorld.DANISH);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** The case of the only signal there is; which is then gone, so that the next is the only one. */
    private String newest() {
        String caseId = jdbc().sql("select case_id from dp_report_signal")
                .query(String.class)
                .single();
        jdbc().sql("delete from dp_report_signal").update();
        return caseId;
    }

    private void nothingIsLeftBehind() {
        assertThat(count("dp_upload")).isZero();
        assertThat(jdbc().sql("select count(*) from dp_attachment_chunk where attachment_id not in"
                                + " (select id from dp_attachment)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long count(String table) {
        return jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private JdbcClient jdbc() {
        return world.the(JdbcClient.class);
    }
}
