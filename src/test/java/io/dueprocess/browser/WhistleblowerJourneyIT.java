package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.dueprocess.document.metadata.Originals;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.Reporter;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.Tasklist;
import io.dueprocess.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A report from the first page to the day after its last: reporter without JavaScript, handler in Tasklist. */
class WhistleblowerJourneyIT {

    private static final Path PICTURES = Path.of("target/screenshots/whistleblower");
    private static final String WHAT = "Invoices of Nordhavn Transport are paid twice, every month since spring.";
    private static final String QUESTION = "Who approves these invoices?";
    private static final String ANSWER = "The head of purchasing, always on Fridays.";
    private static final String FEEDBACK = "The double payments were stopped and the rules for approval were changed.";

    private static Browsers.Chromium chromium;

    @TempDir
    private Path folder;

    @BeforeAll
    static void launch() throws IOException {
        Files.createDirectories(PICTURES);
        chromium = Browsers.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aReportIsSentReadAskedAnsweredClosedAndForgotten() throws Exception {
        PGSimpleDataSource database = TestDatabases.emptyPostgres();
        JdbcClient jdbc = JdbcClient.create(database);
        try (RunningApp app = RunningApp.demoOnPostgres(
                Files.createDirectory(folder.resolve("data")),
                database.getURL(),
                "postgres",
                "none",
                "--dueprocess.whistleblower.round=PT1S")) {
            Page reporter = chromium.page(
                    new Browser.NewContextOptions().setLocale("en").setJavaScriptEnabled(false));
            String code = report(reporter, app);
            String caseId =
                    jdbc.sql("select id from dp_case").query(String.class).single();
            Page staff = chromium.page(new Browser.NewContextOptions()
                    .setLocale("en")
                    .setViewportSize(1440, 1000)
                    .setAcceptDownloads(true));
            staff.setDefaultTimeout(60_000);
            Tasklist wim = readAndAsk(staff, app, caseId);
            answer(reporter, app, code);
            finish(wim, app, caseId);
            assertThat(inbox(reporter, app, code)).contains(FEEDBACK);
            picture(reporter, "inbox-feedback");

            jdbc.sql("update dp_case set retain_until = current_date - 1 where id = ?")
                    .param(caseId)
                    .update();
            jdbc.sql(
                            "update act_ru_job set duedate_ = now() where handler_cfg_ like '%Retention%' or process_def_key_ = 'case-retention'")
                    .update();
            Awaitility.await("the retention")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> jdbc.sql("select count(*) from dp_case where shredded_at is not null")
                                    .query(Long.class)
                                    .single()
                            == 1);
            nothingOpensAnyMore(app, jdbc, caseId, code);
        }
    }

    private String report(Page page, RunningApp app) throws IOException {
        page.navigate(app.url("/report"));
        picture(page, "about");
        page.navigate(app.url("/report/new"));
        page.fill("#WHAT", WHAT);
        page.fill("#WHERE", "Head office");
        page.setInputFiles("#files", new FilePayload[] {
            new FilePayload("invoice.jpg", "image/jpeg", Originals.jpegWithPlace()),
            new FilePayload("contract.pdf", "application/pdf", Originals.pdfWithAuthor()),
            new FilePayload(
                    "minutes.docx",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    Originals.docxWithRevisions())
        });
        picture(page, "form");
        page.locator("#form button").last().click();
        Locator code = page.locator(".receipt-code");
        code.waitFor();
        picture(page, "receipt");
        String shown = code.textContent().strip();
        assertThat(shown).matches("(\\d{4} ){5}\\d{4}");
        page.check("#written");
        page.locator("#form button").last().click();
        page.waitForURL("**/report/inbox?**");
        return shown;
    }

    private static Tasklist readAndAsk(Page page, RunningApp app, String caseId) throws IOException {
        Tasklist wim = Tasklist.signIn(page, app, "wim");
        StaffClient colleague = new StaffClient(app, "wim");
        colleague.awaitTask(caseId, "UserTask_CheckConflicts");
        page.reload();
        wim.filter("My groups' tasks");
        wim.open("Check conflicts of interest");
        wim.tab("Case file");
        Locator box = page.locator(".due-process-case .lock");
        box.waitFor();
        box.locator("input[type=password]").first().fill("wim unlock demo");
        box.locator("button.main").first().click();
        Locator file = wim.caseFile();
        file.getByText(WHAT).first().waitFor();
        wim.picture(PICTURES, "tasklist-report");
        filesAreClean(app, caseId);
        file.locator("[data-tab=messages]").click();
        file.locator(".panel.messages textarea").fill(QUESTION);
        file.locator(".panel.messages button.main").click();
        file.locator(".thread").getByText(QUESTION).waitFor();
        return wim;
    }

    /** Three files, each without a mark of what its original told. */
    private static void filesAreClean(RunningApp app, String caseId) throws IOException {
        StaffClient wim = new StaffClient(app, "wim");
        wim.unlock("wim unlock demo");
        Map<String, String> files = new TreeMap<>();
        wim.openCase(caseId)
                .get("documents")
                .forEach(file ->
                        files.put(file.get("name").asText(), file.get("href").asText()));
        assertThat(files).hasSize(3);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Originals.assertNoMark(file.getKey(), wim.download(file.getValue()));
        }
    }

    private void answer(Page page, RunningApp app, String code) {
        assertThat(inbox(page, app, code)).contains(QUESTION);
        page.fill("#text", ANSWER);
        page.locator("#form .button").click();
        page.waitForURL("**/report/inbox?**");
        assertThat(page.content()).contains(ANSWER);
        picture(page, "inbox");
    }

    private static String inbox(Page page, RunningApp app, String code) {
        page.navigate(app.url("/report/inbox"));
        if (page.locator("#code").count() > 0) {
            page.fill("#code", code);
            page.locator("main form button").last().click();
            page.waitForURL("**/report/inbox?**");
        }
        return page.content();
    }

    private static void finish(Tasklist wim, RunningApp app, String caseId) {
        StaffClient colleague = new StaffClient(app, "wim");
        work(wim, app, colleague, caseId, "UserTask_CheckConflicts", "Check conflicts of interest");
        wim.choose("Nobody has a conflict of interest");
        wim.complete();
        work(wim, app, colleague, caseId, "UserTask_AssessScope", "Assess the scope");
        wim.choose("In scope: investigate");
        wim.fill("Reasons, for the file", "Fraud is within the scope of the Act.");
        wim.complete();
        work(wim, app, colleague, caseId, "UserTask_Investigate", "Investigate");
        wim.fill("What was done and found", "The ledger shows fourteen double payments.");
        wim.select("Persons concerned informed?", "Yes, informed");
        wim.complete();
        work(wim, app, colleague, caseId, "UserTask_GiveFeedback", "Give feedback");
        wim.choose("Final: the inquiry is done");
        wim.fill("Feedback to the reporter", FEEDBACK);
        wim.tick("It holds no sanction");
        wim.picture(PICTURES, "tasklist-feedback");
        wim.complete();
        work(wim, app, colleague, caseId, "UserTask_CloseCase", "Close the case");
        wim.select("Outcome", "Substantiated");
        wim.fill("Reasons, for the file", "Proven by the ledger.");
        wim.complete();
        Awaitility.await("the case closes")
                .atMost(Duration.ofSeconds(30))
                .until(() -> colleague
                        .read("/api/v1/cases")
                        .get(0)
                        .get("state")
                        .asText()
                        .equals("closed"));
    }

    private static void work(
            Tasklist wim, RunningApp app, StaffClient colleague, String caseId, String key, String name) {
        colleague.awaitTask(caseId, key);
        wim.page().navigate("about:blank"); // a changed fragment alone would load nothing
        wim.page().navigate(app.url("/camunda/app/tasklist/default/"));
        wim.claim(name);
    }

    private static void nothingOpensAnyMore(RunningApp app, JdbcClient jdbc, String caseId, String code) {
        StaffClient wim = new StaffClient(app, "wim");
        wim.unlock("wim unlock demo");
        assertThat(wim.get("/api/v1/cases/" + caseId).statusCode()).isEqualTo(404);
        assertThat(wim.read("/api/v1/cases")).isEmpty();
        assertThat(new Reporter(app).open(code).statusCode()).isEqualTo(403);
        for (String table : new String[] {
            "dp_case_entry",
            "dp_attachment",
            "dp_attachment_chunk",
            "dp_case_grant",
            "dp_receipt",
            "dp_report",
            "dp_mail"
        }) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(jdbc.sql("select count(*) from act_hi_procinst where business_key_ = ?")
                        .param(caseId)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select action from dp_audit where chain = ? order by seq desc limit 1")
                        .param(caseId)
                        .query(String.class)
                        .single())
                .isEqualTo("SHRED");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
