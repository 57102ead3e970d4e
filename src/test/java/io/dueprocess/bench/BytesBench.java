package io.dueprocess.bench;

import static io.dueprocess.bench.Figures.verdict;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.junit.jupiter.api.Test;

/**
 * What a case takes in the database, against an application that keeps it in the engine: the same model, history full, six
 * variables. Open cases wait for triage; closed ones were withdrawn there. Mails are counted as sent.
 */
class BytesBench {

    private static final double GOAL = 0.65;

    private static final Map<String, Object> SIX = Map.of(
            "name", "Freja Lindqvist",
            "mail", "freja.lindqvist@nordlys.example",
            "text", "Please send me what you know about me. I was a customer from 2019 to 2024.",
            "rights", "ACCESS",
            "language", "da",
            "channel", "web");

    @Test
    void bytes() throws Exception {
        assumeTrue(Setting.wanted("bytes"));
        int cases = Setting.amount("bytes-cases", 3_000);
        try (Database database = Database.of(Database.POSTGRESQL);
                OurApp ours = new OurApp(database, Map.of("camunda.bpm.job-execution.enabled", "true"));
                BareEngine naive = new BareEngine(database.fresh(), configuration -> {
                    JobPools.likeOurs(configuration);
                    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
                })) {
            ProcessEngine own = ours.the(ProcessEngine.class);
            JobPools.of(own).shutdown();
            Sizes sizes = new Sizes(ours.url, naive.url, cases);
            for (int i = 0; i < cases; i++) {
                ours.request();
                naive.engine
                        .getRuntimeService()
                        .startProcessInstanceByMessage(
                                Models.messageName("Message_RequestReceived"),
                                UUID.randomUUID().toString(),
                                SIX);
            }
            CompletionBench.work(ours.url, own);
            CompletionBench.work(naive.url, naive.engine);
            Figures figures = new Figures(
                    "bytes",
                    "Database bytes of a case, " + database.describe(),
                    "Case",
                    "ours",
                    "naive engine",
                    "ratio",
                    "goal");
            sizes.row(figures, "open", GOAL);
            CompletionBench.tasks(own).forEach(task -> CompletionBench.complete(ours, task));
            CompletionBench.tasks(naive.engine).forEach(task -> CompletionBench.complete(naive.engine, task));
            CompletionBench.work(ours.url, own);
            CompletionBench.work(naive.url, naive.engine);
            sizes.row(figures, "closed", GOAL);
            sizes.largest(figures);
            figures.remark("%d cases, whole files rewritten before measuring (VACUUM FULL), indexes included.", cases)
                    .write();
        }
    }

    /** What both databases have grown by since they were empty. */
    private static final class Sizes {

        private static final String SIZE = "select sum(pg_total_relation_size(relid)) from pg_stat_user_tables";

        private final String ours;
        private final String naive;
        private final int cases;
        private final long oursEmpty;
        private final long naiveEmpty;

        Sizes(String ours, String naive, int cases) {
            this.ours = ours;
            this.naive = naive;
            this.cases = cases;
            this.oursEmpty = size(ours);
            this.naiveEmpty = size(naive);
        }

        private static long size(String url) {
            Sql.update(url, "vacuum full analyze");
            return Sql.number(url, SIZE);
        }

        void row(Figures figures, String what, double goal) {
            Sql.update(ours, "update dp_mail set state = 'SENT', payload = null, sent_at = now()");
            double own = (size(ours) - oursEmpty) / (double) cases;
            double other = (size(naive) - naiveEmpty) / (double) cases;
            figures.row(what, own, other, own / other, verdict(own / other, "≤", goal));
        }

        void largest(Figures figures) {
            for (String url : List.of(ours, naive)) {
                StringBuilder text = new StringBuilder(url.equals(ours) ? "Ours" : "Naive").append(", bytes by table:");
                Sql.rows(url, """
                                select lower(relname), pg_total_relation_size(relid) from pg_stat_user_tables
                                order by 2 desc limit 9""")
                        .forEach(row -> text.append(' ')
                                .append(row.get(0))
                                .append(' ')
                                .append(Long.parseLong(row.get(1)) / cases)
                                .append(';'));
                figures.remark("%s", text);
            }
        }
    }
}
