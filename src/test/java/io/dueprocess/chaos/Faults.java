package io.dueprocess.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What fails, one thing after the other; each returns once it is mended, and the load is waited for that gets through again. */
final class Faults {

    /** Attempts that the outbox's pauses leave in the first hour: 30 seconds, then 1, 2, 4, 8, 16 and 32 minutes. */
    private static final int ATTEMPTS_IN_AN_HOUR = 7;

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * @param kills how many processes it kills
     * @param inTheAir how many nodes may have handed over a mail that they could not note as sent
     */
    private record Fault(String name, int kills, int inTheAir, Runnable happening) {}

    private final Cluster cluster;
    private final Load load;
    private final MailSink mails;
    private final Surveys surveys;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Integer> happened = new LinkedHashMap<>();
    private int killed;
    private int recovered;
    private int inTheAir;

    Faults(Cluster cluster, Load load, MailSink mails, Surveys surveys) {
        this.cluster = cluster;
        this.load = load;
        this.mails = mails;
        this.surveys = surveys;
        faults.add(new Fault("staff node 1 killed (kill -9)", 1, 1, () -> killAndStart("staff1")));
        faults.add(new Fault("PostgreSQL killed (immediate shutdown)", 1, 2, () -> killAndStart("database")));
        faults.add(new Fault("public node killed (kill -9)", 1, 0, () -> killAndStart("public")));
        faults.add(new Fault("mail server dead for an hour of attempts", 0, 2, this::mailServerDead));
        faults.add(new Fault("staff node 2 killed (kill -9)", 1, 1, () -> killAndStart("staff2")));
        faults.add(new Fault("system of record that does not answer", 0, 0, this::slowSystem));
    }

    Faults with(FakeClock clock) {
        faults.add(new Fault("clock of all nodes an hour ahead, and back", 0, 2, () -> {
            clock.jump("+1h");
            hold(8);
            clock.jump("+0");
            hold(3);
        }));
        return this;
    }

    Faults with(SmallDisk disk) {
        faults.add(new Fault("disk of PostgreSQL full", 0, 2, () -> full(disk)));
        return this;
    }

    /** All in turn, and again until the time is over. */
    void untilOver(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        do {
            for (Fault fault : faults) {
                if (happened.size() == faults.size() && System.nanoTime() > end) {
                    return;
                }
                System.out.println("chaos: " + fault.name());
                fault.happening().run();
                awaitAccepted();
                happened.merge(fault.name(), 1, Integer::sum);
                killed += fault.kills();
                recovered += fault.kills();
                inTheAir += fault.inTheAir();
            }
        } while (System.nanoTime() < end);
    }

    private void killAndStart(String name) {
        cluster.kill(name);
        hold(3);
        cluster.start(name);
    }

    private void mailServerDead() {
        mails.down();
        Awaitility.await("attempts of an hour")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    rows().sql("""
                                    update dp_mail set next_attempt_at = now() - interval '1 hour' where id =
                                      (select id from dp_mail where state = 'WAITING' and attempts > 0
                                       order by attempts desc, id limit 1)
                                    and next_attempt_at > now() + interval '25 seconds'
                                    """).update();
                    return rows().sql("select coalesce(max(attempts), 0) from dp_mail where state = 'WAITING'")
                                    .query(Integer.class)
                                    .single()
                            >= ATTEMPTS_IN_AN_HOUR;
                });
        mails.up();
    }

    private void slowSystem() {
        surveys.slow();
        Awaitility.await("questions").atMost(LONGEST).until(() -> surveys.waiting() > 0);
        hold(5);
        surveys.quick();
    }

    private void full(SmallDisk disk) {
        int before = load.requests.unanswered() + load.breaches.unanswered();
        disk.fill();
        Awaitility.await("what cannot be written")
                .atMost(LONGEST)
                .until(() -> load.requests.unanswered() + load.breaches.unanswered() > before + 2);
        hold(3);
        disk.clear();
        cluster.start("database");
    }

    /** Of each kind something gets a success answer. */
    private void awaitAccepted() {
        for (Sender sender : load.all()) {
            int before = sender.accepted().size();
            Awaitility.await("accepted again, after " + sender.refusals())
                    .atMost(LONGEST)
                    .until(() -> sender.accepted().size() > before);
        }
    }

    private JdbcClient rows() {
        return cluster.rows();
    }

    private static void hold(int seconds) {
        Awaitility.await().pollDelay(Duration.ofSeconds(seconds)).until(() -> true);
    }

    Map<String, Integer> happened() {
        return happened;
    }

    int killed() {
        return killed;
    }

    /** Killed, and healthy again. */
    int recovered() {
        return recovered;
    }

    /** So many mails may have been handed over twice, SMTP offers no better. */
    int inTheAir() {
        return inTheAir;
    }
}
