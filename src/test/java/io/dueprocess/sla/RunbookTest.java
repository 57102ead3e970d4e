package io.dueprocess.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alarm finds its section: one for each, complete, and led to by the alarm. */
class RunbookTest {

    private static final Path RULES = Path.of("ops/prometheus/due-process.rules.yml");
    private static final Path RUNBOOK = Path.of("docs/runbook.md");

    @Test
    void eachAlarmHasItsSectionAndEachSectionItsAlarm() throws IOException {
        assertThat(alarms().keySet()).isNotEmpty().isEqualTo(sections().keySet());
    }

    @Test
    void eachAlarmLeadsToItsSection() throws IOException {
        alarms().forEach((name, alarm) -> assertThat(
                        alarm.path("annotations").path("runbook_url").asText())
                .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void eachSectionSaysWhatItMeansWhatToLookAtWhatToDoAndWhomToWake() throws IOException {
        sections()
                .forEach((name, text) -> assertThat(text)
                        .as(name)
                        .contains("**What it means.** ", "**Look at.** ", "**Do.** ", "**Wake.** "));
    }

    @Test
    void pagesAndWarningsAreCalledWhatTheyAre() throws IOException {
        Map<String, String> sections = sections();
        alarms().forEach((name, alarm) -> assertThat(sections.get(name).strip())
                .startsWith(alarm.path("labels").path("severity").asText().equals("page") ? "Page" : "Warning"));
    }

    private static Map<String, JsonNode> alarms() throws IOException {
        Map<String, JsonNode> alarms = new TreeMap<>();
        for (JsonNode group : new YAMLMapper().readTree(RULES.toFile()).path("groups")) {
            group.path("rules").forEach(rule -> alarms.put(rule.path("alert").asText(), rule));
        }
        return alarms;
    }

    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new TreeMap<>();
        List<String> parts = List.of(Files.readString(RUNBOOK).split("(?m)^## "));
        for (String part : parts.subList(1, parts.size())) {
            sections.put(part.substring(0, part.indexOf('\n')), part.substring(part.indexOf('\n')));
        }
        return sections;
    }
}
