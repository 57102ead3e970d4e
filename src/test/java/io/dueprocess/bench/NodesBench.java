package io.dueprocess.bench;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dueprocess.support.RunningApp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Due timers drained by one node, by two, and by two of which one is killed: none is lost or doubled. */
class NodesBench {

    /** The default is five minutes, for which nobody takes what a killed node had begun. */
    private static final String LOCK = "--camunda.bpm.job-execution.lock-time-in-millis=20000";

    @Test
    void nodes() throws Exception {
        assumeTrue(Setting.wanted("nodes"));
        int timers = Setting.amount("node-timers", 6_000);
        try (Database database = Database.of(Database.POSTGRESQL)) {
            OurApp preparing = new OurApp(database);
            try (preparing) {
                DrainBench.create(4 * timers, preparing::request);
                DrainBench.waitOnly(preparing.url);
            }
            String url = preparing.url;
            List<RunningApp> nodes = new ArrayList<>();
            try {
                nodes.add(node(preparing));
                drained(url, timers, 0, null); // warm-up
                double one = timers / drained(url, timers, 0, null);
                nodes.add(node(preparing));
                double two = timers / drained(url, timers, 0, null);
                double killed = drained(url, timers, timers / 3, nodes.get(1));
                DrainBench.assertOnce(url, 4 * timers);
                new Figures("timers-nodes", "Due timers and nodes, " + database.describe(), "Nodes", "timers /s")
                        .row("one", one)
                        .row("two on the same processors", two)
                        .remark(
                                "Two, of which one was killed (kill -9) after a third of %d timers: all were done after"
                                        + " %s s, of which up to 20 s are the lock of the jobs that it had begun. None of"
                                        + " %d was lost or doubled.",
                                timers, Figures.shown(killed), 4 * timers)
                        .write();
            } finally {
                nodes.forEach(RunningApp::close);
            }
        }
    }

    private static RunningApp node(OurApp prepared) {
        String address = prepared.url.substring(0, prepared.url.indexOf('?'));
        return RunningApp.demoOnPostgres(
                prepared.data,
                address,
                "postgres",
                "none",
                LOCK,
                "--dueprocess.mail.sender-enabled=false",
                "--dueprocess.whistleblower.rounds-enabled=false");
    }

    /** @param killAfter so many are done; 0 for never */
    private static double drained(String url, int timers, int killAfter, RunningApp victim) throws Exception {
        long start = System.nanoTime();
        DrainBench.fallDue(url, timers);
        boolean alive = killAfter > 0;
        for (long left = timers; left > 0; left = Sql.number(url, DrainBench.LEFT)) {
            if (alive && left <= timers - killAfter) {
                victim.kill();
                alive = false;
            }
            Thread.sleep(500);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
