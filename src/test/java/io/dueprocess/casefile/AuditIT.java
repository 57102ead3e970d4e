package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A changed history is found, though whoever changed it has the whole database. */
class AuditIT {

    private static final String KEYSET = OrganisationKey.generate();

    static Stream<Named<Supplier<DataSource>>> databases() {
        return Stream.of(Named.of("H2", TestDatabases::h2), Named.of("PostgreSQL", TestDatabases::postgres));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyWayToChangeHistoryIsFound(Supplier<DataSource> databases) {
        for (String change : List.of(
                "update dp_audit set actor = 'wim' where chain = ? and seq = 2",
                "update dp_audit set action = 'NONSENSE' where chain = ? and seq = 2",
                "update dp_audit set detail = 'another' where chain = ? and seq = 2",
                "update dp_audit set at = at + interval '1' hour where chain = ? and seq = 2",
                "update dp_audit set seq = 9 where chain = ? and seq = 2",
                "delete from dp_audit where chain = ? and seq = 2",
                "delete from dp_audit where chain = ? and seq = 4",
                "delete from dp_audit where chain = ?",
                "update dp_audit_head set seq = 3 where chain = ?",
                "update dp_audit_head set mac = hash where chain = ?",
                "delete from dp_audit_head where chain = ?")) {
            CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);
            String caseId = threeReadings(world);

            world.jdbc.sql(change).param(caseId).update();

            assertThat(world.audit.verify()).as(change).get().asString().contains(caseId);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theFirstBrokenRowIsNamed(Supplier<DataSource> databases) {
        CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);
        String caseId = threeReadings(world);
        world.jdbc
                .sql("update dp_audit set actor = 'wim' where chain = ? and seq >= 3")
                .param(caseId)
                .update();

        assertThat(world.audit.verify()).contains("chain " + caseId + " is broken at row 3");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aChainRewrittenWithRightHashesIsFound(Supplier<DataSource> databases) {
        CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);
        String caseId = threeReadings(world);
        AuditRows rows = new AuditRows(world.jdbc);
        AuditHead head = rows.head(caseId).orElseThrow();
        AuditLink forged = AuditLink.after(head, Instant.EPOCH, "wim", AuditAction.READ, "never happened");

        rows.insert(List.of(forged));
        assertThat(world.audit.verify()).as("no head").isPresent();
        rows.update(new AuditHead(caseId, forged.seq(), forged.hash(), head.mac()));
        assertThat(world.audit.verify()).as("head without key").isPresent();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsMovedFromOneFieldToTheNextIsFound(Supplier<DataSource> databases) {
        CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);
        String caseId = world.open();
        world.audit.record(caseId, "petra\nREAD", AuditAction.READ, "case");
        world.jdbc
                .sql("update dp_audit set actor = 'petra', detail = 'READ\ncase' where chain = ? and seq = 2")
                .param(caseId)
                .update();

        assertThat(world.audit.verify()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aChainRemovedWholeStaysBrokenWhateverIsRecordedLater(Supplier<DataSource> databases) {
        for (String removed : List.of("case", Audit.SYSTEM_CHAIN)) {
            CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);
            String caseId = threeReadings(world);
            world.audit.record(null, "petra", AuditAction.LOG_IN, "form");
            String chain = removed.equals("case") ? caseId : removed;
            world.jdbc.sql("delete from dp_audit where chain = ?").param(chain).update();
            world.jdbc
                    .sql("delete from dp_audit_head where chain = ?")
                    .param(chain)
                    .update();
            assertThat(world.audit.verify()).get().asString().contains(chain);

            world.audit.prepareSystemChain();
            world.audit.record(removed.equals("case") ? caseId : null, "petra", AuditAction.READ, "x");

            assertThat(world.audit.verify()).contains("chain " + chain + " is broken at row 1");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void actsAreStillRecordedAfterAHeadWasLost(Supplier<DataSource> databases) {
        CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);
        String caseId = threeReadings(world);
        world.jdbc
                .sql("delete from dp_audit_head where chain = ?")
                .param(caseId)
                .update();

        world.audit.record(caseId, "petra", AuditAction.READ, "case");

        assertThat(world.audit.of(caseId)).hasSize(5);
        assertThat(world.audit.verify()).contains("chain " + caseId + " is broken at row 5");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsTooLongOrStrangeForAColumnIsRecordedAllTheSame(Supplier<DataSource> databases) {
        CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);
        for (String strange : List.of("🗂".repeat(300), "a\0b", "\ud800", "${1+1}' or 1=1 --", "", "\r\n")) {
            world.audit.record(null, strange, AuditAction.REFUSE, strange);
        }
        assertThat(world.audit.of(Audit.SYSTEM_CHAIN)).hasSize(6);
        assertThat(world.audit.verify()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void concurrentWritersNeverForkAChain(Supplier<DataSource> databases) throws Exception {
        CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);

        Together.run(4, 25, () -> login(world));

        assertThat(world.audit.of(Audit.SYSTEM_CHAIN))
                .extracting(AuditRow::seq)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList());
        assertThat(world.audit.verify()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aLiveChainGivesNoFalseAlarm(Supplier<DataSource> databases) throws Exception {
        CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);
        AtomicBoolean working = new AtomicBoolean(true);
        CompletableFuture<List<String>> alarms =
                CompletableFuture.supplyAsync(() -> Stream.generate(world.audit::verify)
                        .takeWhile(result -> working.get())
                        .flatMap(Optional::stream)
                        .toList());

        Together.run(2, 150, () -> login(world));
        working.set(false);

        assertThat(alarms.get()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nodesThatStartAtOnceMakeOneSystemChain(Supplier<DataSource> databases) throws Exception {
        CaseFileWorld world = new CaseFileWorld(databases.get(), KEYSET);
        world.jdbc.sql("delete from dp_audit_head").update();
        LookupKey lookupKey = LookupKey.parse(LookupKey.generate());
        Audit transactional =
                new Audit(new AuditRows(world.jdbc), lookupKey, world.seal, world.days, Clock.systemUTC()) {
                    @Override
                    public void prepareSystemChain() {
                        world.transaction.executeWithoutResult(status -> super.prepareSystemChain());
                    }
                };

        Together.run(4, 1, () -> new AuditStart(transactional).prepare());

        assertThat(transactional.verify()).isEmpty();
    }

    private static void login(CaseFileWorld world) {
        world.transaction.executeWithoutResult(status -> world.audit.record(null, "petra", AuditAction.LOG_IN, "form"));
    }

    private static String threeReadings(CaseFileWorld world) {
        String caseId = world.open();
        IntStream.range(0, 3).forEach(i -> world.audit.record(caseId, "petra", AuditAction.READ, "case"));
        assertThat(world.audit.verify()).isEmpty();
        return caseId;
    }
}
