package io.dueprocess.dpia.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.dpia.assessment.Differences.Changed;
import io.dueprocess.dpia.assessment.Differences.Field;
import io.dueprocess.dpia.assessment.Differences.Part;
import io.dueprocess.support.CompleteAssessment;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What changed, in words that a person can read. */
class DifferencesTest {

    @Test
    void saysWhichWordsWentAndCame() {
        assertThat(Differences.words("kept for one day here", "kept for two weeks here"))
                .containsExactly(
                        new Part("=", "kept for "),
                        new Part("-", "one day"),
                        new Part("+", "two weeks"),
                        new Part("=", " here"));
        assertThat(Differences.words("", "new")).containsExactly(new Part("+", "new"));
        assertThat(Differences.words("old", "")).containsExactly(new Part("-", "old"));
        assertThat(Differences.words("same", "same")).containsExactly(new Part("=", "same"));
    }

    @Test
    void bothTextsCanBeReadFromIt() {
        Random random = new Random(3);
        for (int n = 0; n < 500; n++) {
            String from = text(random);
            String to = text(random);
            List<Part> parts = Differences.words(from, to);
            assertThat(without("+", parts)).isEqualTo(from);
            assertThat(without("-", parts)).isEqualTo(to);
        }
    }

    @Test
    @Timeout(20)
    void longTextsTakeNoTime() {
        String from = "one two ".repeat(2_400).strip();
        String to = "three four ".repeat(1_800).strip();
        assertThat(without("+", Differences.words(from, to))).isEqualTo(from);
        assertThat(Differences.words(
                        "a ".repeat(2_000).strip(), "b ".repeat(2_000).strip()))
                .isNotEmpty();
    }

    @Test
    void namesTheItemsThatDiffer() {
        Risk risk = CompleteAssessment.risk("Theft", new int[] {3, 3}, new int[] {3, 2}, "1");
        Risk milder = CompleteAssessment.risk("Theft", new int[] {3, 3}, new int[] {2, 2}, "1");
        Measure measure = CompleteAssessment.measure("Locks");
        Assessment from = new Assessment(Map.of("data", "Plates", "people", "Drivers"), Map.of("1", risk), Map.of());
        Assessment to = new Assessment(
                Map.of("data", "Plates", "purposes", "Parking"), Map.of("1", milder), Map.of("2", measure));

        List<Changed> changes = Differences.between(from, to);

        assertThat(changes)
                .extracting(Changed::id)
                .containsExactlyInAnyOrder("answer.people", "answer.purposes", "risk.1", "measure.2");
        Changed changedRisk = changes.stream()
                .filter(each -> each.id().equals("risk.1"))
                .findFirst()
                .orElseThrow();
        assertThat(changedRisk.fields())
                .containsExactly(new Field("severityAfter", List.of(new Part("-", "3"), new Part("+", "2"))));
        Changed added = changes.stream()
                .filter(each -> each.id().equals("measure.2"))
                .findFirst()
                .orElseThrow();
        assertThat(added.was()).isFalse();
        assertThat(added.is()).isTrue();
        assertThat(Differences.between(to, to)).isEmpty();
    }

    private static String without(String op, List<Part> parts) {
        return parts.stream()
                .filter(part -> !part.op().equals(op))
                .map(Part::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random) {
        String[] words = {"a", "b", "c", " ", "\n", "  "};
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }
}
