package io.dueprocess.dpia.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.CompleteAssessment;
import io.dueprocess.support.RiskDecision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dpia-risk-level} against the matrix, cell by cell; and what follows for an assessment as a whole. */
class RiskLevelDecisionTest {

    private static final RiskLevels LEVELS = new WritingWorld().the(RiskLevels.class);

    @ParameterizedTest(name = "severity {0}: {1} {2} {3} {4}")
    @CsvSource({
        "4, MEDIUM, HIGH,   VERY_HIGH, VERY_HIGH",
        "3, MEDIUM, HIGH,   HIGH,      VERY_HIGH",
        "2, LOW,    MEDIUM, MEDIUM,    HIGH",
        "1, LOW,    LOW,    MEDIUM,    MEDIUM"
    })
    void everyCellIsTheMatrix(int severity, Level first, Level second, Level third, Level fourth) {
        List<Level> expected = List.of(first, second, third, fourth);
        for (int likelihood = 1; likelihood <= 4; likelihood++) {
            Level level = expected.get(likelihood - 1);
            assertThat(RiskDecision.level(severity, likelihood)).isEqualTo(level.name());
            assertThat(LEVELS.of(severity, likelihood)).isEqualTo(level);
        }
    }

    @Test
    void theWholeIsAsBadAsItsWorstRisk() {
        List<Risk> risks = List.of(risk(1, 1, 1, 1), risk(1, 2, 1, 1), risk(4, 4, 3, 2), risk(2, 1, 1, 1));
        assertThat(LEVELS.inherent(risks)).contains(Level.VERY_HIGH);
        assertThat(LEVELS.residual(risks)).contains(Level.HIGH);
    }

    @Test
    void highMeansPriorConsultation() {
        assertThat(List.of(Level.values())).filteredOn(Level::high).containsExactly(Level.HIGH, Level.VERY_HIGH);
    }

    @Test
    void whatIsNotJudgedHasNoLevel() {
        Risk open = new Risk(Risk.FearedEvent.BY_DESIGN, "Open", "", "", "", 4, null, null, 4, "", List.of());
        assertThat(LEVELS.before(open)).isEmpty();
        assertThat(LEVELS.after(open)).isEmpty();
        assertThat(LEVELS.inherent(List.of(open))).isEmpty();
    }

    private static Risk risk(int severityBefore, int likelihoodBefore, int severityAfter, int likelihoodAfter) {
        return CompleteAssessment.risk(
                "A risk", new int[] {severityBefore, likelihoodBefore}, new int[] {severityAfter, likelihoodAfter});
    }
}
