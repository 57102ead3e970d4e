package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.TestDatabases;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A changed history is found, by whoever holds only the database. */
class AuditIT {

    static Stream<Named<DataSource>> databases() {
        return Stream.of(Named.of("H2", TestDatabases.h2()), Named.of("PostgreSQL", TestDatabases.postgres()));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyWayToChangeHistoryIsFound(DataSource database) {
        for (String change : List.of(
                "update dp_audit set actor = 'wim' where chain = ? and seq = 2",
                "update dp_audit set at = at + interval '1' hour where chain = ? and seq = 2",
                "delete from dp_audit where chain = ? and seq = 2",
                "delete from dp_audit where chain = ? and seq = 4",
                "update dp_audit_head set seq = 3 where chain = ?",
                "delete from dp_audit_head where chain = ?")) {
            CaseFileWorld world = new CaseFileWorld(database, OrganisationKey.generate());
            world.jdbc.sql("delete from dp_audit").update();
            world.jdbc.sql("delete from dp_audit_head").update();
            String caseId = world.open();
            IntStream.range(0, 3).forEach(i -> world.audit.record(caseId, "petra", AuditAction.READ, "case"));
            assertThat(world.audit.verify()).isEmpty();

            world.jdbc.sql(change).param(caseId).update();

            assertThat(world.audit.verify())
                    .as(change)
                    .hasValueSatisfying(found -> assertThat(found).contains(caseId));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void concurrentWritersNeverForkAChain(DataSource database) throws Exception {
        CaseFileWorld world = new CaseFileWorld(database, OrganisationKey.generate());
        world.audit.prepareSystemChain();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<Void> writing = () -> {
            for (int i = 0; i < 25; i++) {
                world.transaction.executeWithoutResult(
                        status -> world.audit.record(null, "petra", AuditAction.LOG_IN, "login"));
            }
            return null;
        };
        for (var done : threads.invokeAll(List.of(writing, writing, writing, writing))) {
            done.get();
        }
        threads.shutdown();

        assertThat(world.audit.of(Audit.SYSTEM_CHAIN)).hasSize(100);
        assertThat(world.audit.verify()).isEmpty();
    }
}
