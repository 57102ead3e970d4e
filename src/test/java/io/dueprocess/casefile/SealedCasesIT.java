package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.crypto.OpeningKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sealed level: handlers who unlocked and the reporter with the code read; the organisation's key opens nothing. */
class SealedCasesIT {

    private static final String MARKER = "MARKER-Søren-Åkjær";
    private static final String PROCESS = "whistleblower-intake";
    private static final String KEYSET = OrganisationKey.generate();

    static Stream<Named<DataSource>> databases() {
        return Stream.of(Named.of("H2", TestDatabases.h2()), Named.of("PostgreSQL", TestDatabases.postgres()));
    }

    private CaseFileWorld world;
    private UnlockedHandler wim;
    private UnlockedHandler wanda;
    private String token;

    @ParameterizedTest
    @MethodSource("databases")
    void onlyUnlockedHoldersAndTheReporterRead(DataSource database) {
        String caseId = report(database);

        assertThat(KeyRing.with(wim, () -> read(caseId))).isEqualTo(MARKER);
        assertThat(KeyRing.with(wanda, () -> read(caseId))).isEqualTo(MARKER);
        SealedCase reporter = world.receipts
                .open(" " + world.receipts.code(token).shown() + "\n")
                .orElseThrow();
        assertThat(KeyRing.with(reporter, () -> read(caseId))).isEqualTo(MARKER);
        assertThatThrownBy(() -> read(caseId)).isInstanceOf(CaseLocked.class);
        assertThat(world.dump()).doesNotContain(MARKER);
        assertThat(world.receipts.open("0000 0000 0000 0000 0000 0000")).isEmpty();
        assertThat(world.receipts.open("no code")).isEmpty();
        String wrong = world.receipts.code(token).shown().replaceAll(".$", "x").replace('x', '7');
        String otherwise = wrong.equals(world.receipts.code(token).shown()) ? wrong.replaceAll(".$", "8") : wrong;
        assertThat(world.receipts.open(otherwise)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readersAreHoldersNotGroups(DataSource database) {
        String caseId = report(database);

        assertThat(world.files.mayRead(caseId, new Reader("wim", Set.of()))).isTrue();
        assertThat(world.files.mayRead(caseId, new Reader("max", Set.of("whistleblower-handlers", "camunda-admin"))))
                .isFalse();
        KeyRing.with(wanda, () -> {
            world.transaction.executeWithoutResult(
                    status -> world.sealed.exclude(caseId, "wim", "named in the report", "wanda"));
            return null;
        });
        assertThat(world.files.mayRead(caseId, new Reader("wim", Set.of()))).isFalse();
        assertThat(world.files.readableBy(new Reader("wim", Set.of()), 10)).isEmpty();
        assertThatThrownBy(() -> KeyRing.with(wim, () -> read(caseId))).isInstanceOf(CaseLocked.class);
        assertThatThrownBy(() -> KeyRing.with(wanda, () -> {
                    world.sealed.grant(caseId, "wim", "wanda");
                    return null;
                }))
                .hasMessage("excluded");
        assertThatThrownBy(() -> world.sealed.readmit(caseId, "wim", "wanda", "wanda"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> world.sealed.readmit(caseId, "wim", "wanda", "wim"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(world.events).contains(new GrantsChanged(caseId));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void timesAreDaysAndTheAuditIsSealed(DataSource database) {
        String caseId = report(database);

        CaseFile file = world.files.find(caseId).orElseThrow();
        assertThat(file.openedAt()).isEqualTo(world.days.today());
        assertThat(KeyRing.with(wim, () -> world.files.list(caseId, "report", String.class)))
                .extracting(Entry::at)
                .containsOnly(world.days.today());
        assertThat(world.audit.of(caseId)).extracting(AuditRow::action).containsOnly(AuditAction.SEALED);
        assertThat(world.audit.of(caseId)).extracting(AuditRow::at).containsOnly(world.days.today());
        assertThat(KeyRing.with(wim, () -> world.audit.of(caseId)))
                .extracting(AuditRow::action)
                .startsWith(AuditAction.OPEN, AuditAction.WRITE);
        assertThat(world.audit.verify()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aNewPassphraseLosesTheCasesUntilAColleagueGrantsAnew(DataSource database) {
        String caseId = report(database);

        UnlockedHandler anew = world.handlers.set("wim", "another passphrase");
        assertThatThrownBy(() -> KeyRing.with(anew, () -> read(caseId))).isInstanceOf(CaseLocked.class);
        assertThat(world.handlers.unlock("wim", "wim's passphrase")).isEmpty();
        assertThat(world.handlers.users())
                .as("nothing is sealed to a key that nobody confirmed")
                .containsExactly("wanda");
        assertThatThrownBy(() -> world.handlers.confirm("wim", anew)).isInstanceOf(IllegalArgumentException.class);

        world.handlers.confirm("wim", wanda);
        KeyRing.with(wanda, () -> {
            world.sealed.grant(caseId, "wim", "wanda");
            return null;
        });
        assertThat(KeyRing.with(
                        world.handlers.unlock("wim", "another passphrase").orElseThrow(), () -> read(caseId)))
                .isEqualTo(MARKER);
        assertThatThrownBy(() -> world.handlers.set("wim", "too short")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aKeyPutIntoTheDatabaseByHandIsNotSealedTo(DataSource database) {
        report(database);
        world.jdbc
                .sql("update dp_handler_key set public_key = ? where user_id = 'wim'")
                .param(OpeningKey.generate().publicKey().bytes())
                .update();

        assertThat(world.handlers.publicKey("wim")).isEmpty();
        assertThat(world.handlers.publicKey("wanda")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void contactDetailsTakeTwo(DataSource database) {
        String caseId = report(database);
        KeyRing.with(world.receipts.open(world.receipts.code(token).shown()).orElseThrow(), () -> {
            world.identities.put(caseId, "Søren, 12345678", Actors.PERSON);
            return null;
        });

        assertThat(world.identities.present(caseId)).isTrue();
        assertThat(world.identities.read(caseId, wim)).isEmpty();
        assertThat(world.identities.custodians(caseId, "wim")).containsExactly("wanda");
        assertThatThrownBy(() -> world.identities.release(caseId, "wim", wim))
                .isInstanceOf(IllegalArgumentException.class);
        world.identities.release(caseId, "wim", wanda);
        assertThat(world.identities.read(caseId, wim)).contains("Søren, 12345678");
        assertThat(world.identities.read(caseId, wanda)).isEmpty();
        assertThat(world.dump()).doesNotContain("12345678");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void largeFilesAreStagedAndLeaveNothingWhenTheyFail(DataSource database) throws IOException {
        world = new CaseFileWorld(database, KEYSET);
        handlers();
        byte[] content = MARKER.repeat(150_000).getBytes(StandardCharsets.UTF_8);
        SealedCase begun = world.sealed.begin();
        StagedFiles.Staged aside = world.staged.stageAside(out -> new ByteArrayInputStream(content).transferTo(out));
        StagedFiles.Staged kept =
                world.staged.stage(begun, out -> world.staged.open(aside).transferTo(out));
        world.staged.discard(aside);
        assertThatThrownBy(() -> world.staged.stage(begun, out -> {
                    out.write(content);
                    throw new IOException("the client went away");
                }))
                .isInstanceOf(IOException.class);

        Attachment attachment = KeyRing.with(
                begun,
                () -> world.transaction.execute(status -> {
                    world.sealed.open(begun, PROCESS, Set.of("wim"), Actors.PERSON);
                    return world.staged.attach(begun, kept, "report-file", "a.txt", "text/plain", Actors.PERSON);
                }));

        world.staged.discard(kept); // too late to take it away
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        KeyRing.with(wim, () -> {
            world.files.copyTo(attachment, read);
            return null;
        });
        assertThat(read.toByteArray()).isEqualTo(content);
        assertThat(attachment.size()).isEqualTo(content.length);
        assertThat(count("dp_upload")).isZero();
        assertThat(world.jdbc
                        .sql("select count(distinct attachment_id) from dp_attachment_chunk where attachment_id <> ?"
                                + " and attachment_id not in (select id from dp_attachment)")
                        .param(attachment.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(world.dump()).doesNotContain(MARKER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAKilledNodeLeftIsSweptAfterADay(DataSource database) throws IOException {
        world = new CaseFileWorld(database, KEYSET);
        world.staged.stageAside(out -> out.write(1));
        assertThat(world.staged.sweep()).isZero();
        world.jdbc
                .sql("update dp_upload set started_on = ?")
                .param(LocalDate.of(2020, 1, 1))
                .update();
        assertThat(world.staged.sweep()).isPositive();
        assertThat(count("dp_upload")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsShreddedOpensForNobody(DataSource database) {
        String caseId = report(database);
        KeyRing.with(wim, () -> {
            world.files.close(caseId, Instant.now(), LocalDate.of(2020, 1, 1), "wim");
            return null;
        });
        world.transaction.executeWithoutResult(status -> world.files.shred(caseId, Actors.SYSTEM));

        assertThat(world.audit.of(caseId)).last().extracting(AuditRow::action).isEqualTo(AuditAction.SHRED);
        assertThatThrownBy(() -> KeyRing.with(wim, () -> world.files.append(caseId, "note", "x", "wim")))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(world.receipts.open(world.receipts.code(token).shown())).isEmpty();
        assertThat(world.sealed.holders(caseId)).isEmpty();
        assertThat(world.audit.verify()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theRecoveryKeyOpensWhatNobodyElseCan(DataSource database) {
        OpeningKey offline = OpeningKey.generate();
        String recovery = Base64.getEncoder().encodeToString(offline.publicKey().bytes());
        world = new CaseFileWorld(database, KEYSET, recovery);
        handlers();
        String caseId = report();

        UnlockedHandler recoverer = new UnlockedHandler(Grants.RECOVERY, offline);
        assertThat(KeyRing.with(recoverer, () -> read(caseId))).isEqualTo(MARKER);
        assertThat(world.sealed.holders(caseId)).containsExactly("wanda", "wim");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theRecoveryKeyGivesBackEveryCaseButThoseOfAnExclusion(DataSource database) {
        Recovery.Pair pair = Recovery.newPair();
        world = new CaseFileWorld(database, KEYSET, pair.publicKey());
        handlers();
        String lost = report();
        String barred = report();
        KeyRing.with(wanda, () -> {
            world.sealed.exclude(barred, "wim", "named in the report", "wanda");
            return null;
        });
        UnlockedHandler anew = world.handlers.set("wim", "another passphrase");
        assertThatThrownBy(() -> world.recovery().recover(pair.privateKey(), "wim"))
                .hasMessageContaining("no confirmed key");
        world.handlers.confirm("wim", wanda);

        Recovery.Outcome outcome = world.recovery().recover(pair.privateKey() + "\n", "wim");

        assertThat(outcome.given()).isPositive();
        assertThat(outcome.excluded()).isPositive();
        assertThat(KeyRing.with(anew, () -> read(lost))).isEqualTo(MARKER);
        assertThat(world.sealed.holders(barred)).containsExactly("wanda");
        assertThat(KeyRing.with(anew, () -> world.audit.of(lost)))
                .last()
                .extracting(AuditRow::actor)
                .isEqualTo("(recovery)");
        assertThat(world.recovery()
                        .recover(Recovery.newPair().privateKey(), "wanda")
                        .given())
                .as("another recovery key")
                .isZero();
        assertThatThrownBy(() -> world.recovery().recover("bm8ga2V5", "wanda"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String report(DataSource database) {
        world = new CaseFileWorld(database, KEYSET);
        handlers();
        return report();
    }

    private void handlers() {
        world.jdbc.sql("delete from dp_handler_key").update();
        wanda = world.handlers.set("wanda", "wanda's passphrase");
        wim = world.handlers.set("wim", "wim's passphrase");
        world.handlers.confirm("wim", wanda);
    }

    private String report() {
        SealedCase begun = world.sealed.begin();
        token = world.receipts.token();
        Receipts.Prepared receipt = world.receipts.prepare(begun, world.receipts.code(token));
        KeyRing.with(
                begun,
                () -> world.transaction.execute(status -> {
                    world.sealed.open(begun, PROCESS, world.handlers.users(), Actors.PERSON);
                    world.receipts.store(receipt);
                    return world.files.append(begun.id(), "report", MARKER, Actors.PERSON);
                }));
        return begun.id();
    }

    private String read(String caseId) {
        return world.files.list(caseId, "report", String.class).get(0).content();
    }

    private long count(String table) {
        return world.jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
