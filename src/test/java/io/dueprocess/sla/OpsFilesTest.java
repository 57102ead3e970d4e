package io.dueprocess.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The alert rules and the dashboard that operators get: they are right, and name metrics that there are. */
class OpsFilesTest {

    private static final Path RULES = Path.of("ops/prometheus/due-process.rules.yml");
    private static final Path RULE_TESTS = Path.of("ops/prometheus/due-process.rules.test.yml");
    private static final Path DASHBOARD = Path.of("ops/grafana/due-process.json");
    /** Bound elsewhere: docs/operations.md, health and metrics. */
    private static final Set<String> OTHERS =
            Set.of("dueprocess_mail_waiting", "dueprocess_mail_failed", "dueprocess_system_questions_total");

    @Test
    void theRulesPassPromtool() throws Exception {
        assumeTrue(System.getenv("CI") != null || runs("--version"), "promtool is Debian's package prometheus");
        assertThat(runs("check", "rules", RULES.toString())).isTrue();
        assertThat(runs("test", "rules", RULE_TESTS.toString())).isTrue();
    }

    @Test
    void theyNameMetricsThatThereAre() throws Exception {
        String scraped = scrape();
        assertThat(scraped).contains("dueprocess_duties_due{process=\"dsar-handling\",within=\"3d\"}");
        Set<String> named = named(Files.readString(RULES), Files.readString(DASHBOARD));
        assertThat(named).hasSizeGreaterThan(5).allMatch(metric -> OTHERS.contains(metric) || scraped.contains(metric));
    }

    @Test
    void theDashboardIsJsonWithPanelsForEachMetricOfTheBoard() throws Exception {
        assertThat(new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels").size())
                .isEqualTo(8);
    }

    private static Set<String> named(String... texts) {
        Set<String> named = new TreeSet<>();
        for (String text : texts) {
            Matcher matcher = Pattern.compile("dueprocess_[a-z_]+").matcher(text);
            while (matcher.find()) {
                named.add(matcher.group());
            }
        }
        return named;
    }

    private static String scrape() {
        SlaBoard board = mock(SlaBoard.class);
        when(board.outlook(any()))
                .thenReturn(new SlaBoard.Outlook(new Board(Instant.EPOCH, BoardFilter.ALL, List.of()), Map.of()));
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new SlaMetrics(board, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).bindTo(meters);
        return meters.scrape();
    }

    private static boolean runs(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean well = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!well) {
                System.out.println(said);
            }
            return well;
        } catch (java.io.IOException notThere) {
            return false;
        }
    }
}
