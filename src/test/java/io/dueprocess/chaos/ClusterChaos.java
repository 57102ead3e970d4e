package io.dueprocess.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.access.ClientTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole cluster under mixed load while one thing after the other fails. Afterwards each accepted request is there once,
 * each date is right, the audit chains hold, and nobody was written to twice.
 */
class ClusterChaos {

    private static final Duration TIME = Duration.ofMinutes(Long.getLong("chaos.minutes", 10));
    private static final Path FOLDER = Path.of("target/chaos").toAbsolutePath();
    private static final Path HOME = FOLDER.resolve("cluster");
    private static final int DISK_MEGABYTES = 1024;
    private static final String TOKEN = "a token of the failure tests";

    private static MailSink mails;
    private static Surveys surveys;
    private static Cluster cluster;
    private static SmallDisk disk;
    private static FakeClock clock;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(FOLDER);
        Cluster.end(HOME); // of a run that was broken off
        SmallDisk.end(HOME.resolve("database"));
        mails = new MailSink();
        surveys = new Surveys();
        cluster = new Cluster(HOME, arguments());
        disk = new SmallDisk(HOME.resolve("database"), DISK_MEGABYTES);
        if (FakeClock.isThere()) {
            clock = new FakeClock(HOME.resolve("clock"));
            cluster.set("CLUSTER_ENVIRONMENT", clock.environment());
        }
        cluster.up();
    }

    /** Short pauses where the defaults are minutes, and no limit that holds up a load from one address. */
    private static List<String> arguments() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mails.port(),
                "--spring.mail.properties.mail.smtp.starttls.required=false",
                "--spring.mail.properties.mail.smtp.connectiontimeout=3000",
                "--spring.mail.properties.mail.smtp.timeout=3000",
                "--dueprocess.mail.lease=PT20S",
                "--camunda.bpm.job-execution.lock-time-in-millis=20000",
                "--spring.datasource.hikari.connection-timeout=5000",
                "--dueprocess.data-map.timeout=PT2S",
                "--dueprocess.limits.submissions=1000000",
                "--dueprocess.whistleblower.gate.submissions=1000000",
                "--dueprocess.whistleblower.gate.attempts=1000000",
                "--dueprocess.clients.chaos.token-sha256=" + ClientTokens.hash(TOKEN)));
        arguments.add(surveys.dataMap(FOLDER));
        return arguments;
    }

    @AfterAll
    static void stop() {
        cluster.close();
        disk.close();
        surveys.close();
        mails.close();
    }

    @Test
    void nothingIsLostAndNothingHappensTwice() throws Exception {
        try (Load load = new Load(cluster.portal(), cluster.staff(), TOKEN)) {
            Faults faults = new Faults(cluster, load, mails, surveys);
            if (clock != null) {
                faults.with(clock);
            }
            if (disk.isMounted()) {
                faults.with(disk);
            }
            long begin = System.nanoTime();
            load.begin();
            faults.untilOver(TIME);
            load.end();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            new Findings(cluster, load, mails).reported(faults, took);
        }
    }

    /** What is found afterwards, said in a table and asserted. */
    private record Findings(Cluster cluster, Load load, MailSink mails) {

        void reported(Faults faults, Duration took) throws Exception {
            Afterwards afterwards = new Afterwards(cluster);
            afterwards.awaitQuiet();
            Map<String, String> requests = new LinkedHashMap<>(load.requests.accepted());
            requests.putAll(load.moreRequests.accepted());
            Set<String> begun = new HashSet<>(load.requests.begun());
            begun.addAll(load.moreRequests.begun());
            Map<String, String> breaches = load.breaches.accepted();
            Map<String, String> reports = load.reports.accepted();
            List<MailSink.Received> received = mails.received();

            List<String> lost = new ArrayList<>(afterwards.lostRequests(requests));
            lost.addAll(afterwards.lostBreaches(breaches.values()));
            lost.addAll(afterwards.lostReports(reports));
            List<String> doubled = new ArrayList<>(afterwards.doubledRequests(begun));
            doubled.addAll(afterwards.doubledBreaches(
                    breaches.values(), load.breaches.begun().size()));
            doubled.addAll(
                    afterwards.doubledReports(reports, load.reports.begun().size()));
            doubled.addAll(afterwards.wrongTriages(load.triages.accepted().values()));
            List<String> wrongDeadlines = afterwards.wrongDeadlines();
            List<String> mailedTwice = Afterwards.mailedTwice(received);
            List<String> notMailed = Afterwards.notMailed(requests.values(), received);
            boolean audit = cluster.auditIsIntact();
            int repeated = Afterwards.repeated(received);

            FigureTable table = new FigureTable()
                    .figure("load and faults, minutes", String.format("%.1f", took.toSeconds() / 60.0));
            faults.happened().forEach(table::figure);
            table.figure("requests accepted", requests.size())
                    .figure("breaches accepted", breaches.size())
                    .figure("reports accepted", reports.size())
                    .figure("triages accepted", load.triages.accepted().size())
                    .figure(
                            "tries without a success answer, all sent again",
                            load.all().stream().mapToInt(Sender::unanswered).sum())
                    .figure("processes killed", faults.killed())
                    .figure("recovered", faults.recovered())
                    .figure("**lost**", lost.size())
                    .figure("**doubled**", doubled.size())
                    .figure("statutory dates recomputed", afterwards.deadlines())
                    .figure("of them wrong", wrongDeadlines.size())
                    .figure("mails delivered", received.size())
                    .figure("people written to twice", mailedTwice.size())
                    .figure("mails handed over again under the same Message-ID", repeated)
                    .figure("audit chains", audit ? "intact" : "broken")
                    .write();

            SoftAssertions all = new SoftAssertions();
            all.assertThat(lost).as("lost").isEmpty();
            all.assertThat(doubled).as("doubled").isEmpty();
            all.assertThat(wrongDeadlines).as("wrong dates").isEmpty();
            all.assertThat(mailedTwice).as("written to twice").isEmpty();
            all.assertThat(notMailed).as("not acknowledged").isEmpty();
            all.assertThat(repeated)
                    .as("one mail at most of each node that could not note it")
                    .isLessThanOrEqualTo(faults.inTheAir());
            all.assertThat(afterwards.mails("FAILED")).as("mails given up").isZero();
            all.assertThat(afterwards.incidents()).as("incidents").isZero();
            all.assertThat(audit).as("audit chains").isTrue();
            all.assertThat(faults.recovered()).isEqualTo(faults.killed());
            all.assertAll();
            assertThat(Math.min(requests.size(), Math.min(breaches.size(), reports.size())))
                    .as("a load worth the name")
                    .isGreaterThan(20);
        }
    }
}
