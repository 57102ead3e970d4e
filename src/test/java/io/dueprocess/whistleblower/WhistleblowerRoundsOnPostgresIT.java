package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.TestDatabases;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The same on PostgreSQL, where several nodes hold rounds at the same moment. */
class WhistleblowerRoundsOnPostgresIT extends WhistleblowerRoundsTest {

    private static WhistleblowerWorld onPostgres;

    @Override
    WhistleblowerWorld world() {
        if (onPostgres == null) {
            onPostgres = new WhistleblowerWorld(TestDatabases.postgres());
        }
        onPostgres.begin();
        return onPostgres;
    }

    @Test
    void whatOneNodeIsAtAnotherPassesOver() {
        String caseId = world.report();
        WhistleblowerRounds rounds = world.the(WhistleblowerRounds.class);
        rounds.signal(caseId, Signal.SUBMITTED);
        int others = world.inTransaction(() -> {
            world.the(org.springframework.jdbc.core.simple.JdbcClient.class)
                    .sql("select id from dp_report_signal for update")
                    .query(String.class)
                    .list();
            return CompletableFuture.supplyAsync(rounds::run).join();
        });
        assertThat(others).isZero();
        assertThat(rounds.run()).isOne();
    }

    @Test
    void countersOfTwoTransactionsAddUp() {
        ReportYears years = world.the(ReportYears.class);
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.runAsync(() -> world.inTransaction(() -> {
                years.count(2031, Measure.RECEIVED);
                return null;
            }));
        }
        CompletableFuture.allOf(all).join();
        assertThat(years.of(2031)).containsEntry(Measure.RECEIVED, 8);
    }
}
