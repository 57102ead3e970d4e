package io.dueprocess.dpia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.assessment.Level;
import io.dueprocess.engine.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the controller may decide, and who may (Art. 36(1), 38(6), 58(2)(f)). */
class DpiaDecisionsTest {

    private static final String CASE = "case";
    private static final Instant HANDED_ON = Instant.parse("2026-11-20T10:00:00Z");

    private final DpiaStore store = mock(DpiaStore.class);
    private final DpiaForms forms = mock(DpiaForms.class);
    private final Assessments assessments = mock(Assessments.class);
    private final Staff staff = mock(Staff.class);
    private final DpiaDays days = new DpiaDays(
            Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC), ZoneId.of("Europe/Copenhagen"));
    private final DpiaDecisions decisions = new DpiaDecisions(store, forms, assessments, staff, days);

    @ParameterizedTest
    @CsvSource({
        // residual, answer, answered before or after the assessment was handed on; what approving meets
        "LOW,       ,             ,       ''",
        "MEDIUM,    ,             ,       ''",
        "HIGH,      ,             ,       high-risk",
        "VERY_HIGH, ,             ,       high-risk",
        "HIGH,      NO_OBJECTION, after,  ''",
        "HIGH,      ADVICE,       after,  ''",
        "HIGH,      NO_OBJECTION, before, high-risk",
        "LOW,       PROHIBITED,   after,  prohibited",
        "HIGH,      PROHIBITED,   after,  prohibited",
        "LOW,       PROHIBITED,   before, high-risk",
        "LOW,       ADVICE,       before, ''"
    })
    void approvingMeetsTheLaw(Level residual, DpiaFacts.Answer answer, String when, String refused) {
        Instant answeredAt = when == null ? null : HANDED_ON.plusSeconds("after".equals(when) ? 60 : -60);
        facts(residual, answer, answeredAt);
        for (String decision : List.of("approve", "conditions")) {
            if (decision.equals("conditions")) {
                when(forms.latest(CASE, DpiaProcess.FORM_DECIDE)).thenReturn(condition("2026-12-01"));
            }
            if (refused.isEmpty()) {
                assertThatCode(() -> decide(decision)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> decide(decision))
                        .isInstanceOf(Refused.class)
                        .hasMessage("dpia.refused." + refused);
            }
        }
        assertThatCode(() -> decide("reject")).doesNotThrowAnyException();
    }

    @Test
    void onlyAnOptionOfTheFormDecides() {
        facts(Level.LOW, null, null);
        assertThatThrownBy(() -> decide(null)).hasMessage("dpia.refused.no-decision");
        assertThatThrownBy(() -> decide("consult")).hasMessage("dpia.refused.no-decision");
        assertThatThrownBy(() -> decisions.beforeComplete(CASE, DpiaProcess.TASK_DECIDE_HIGH_RISK, "max", "approve"))
                .hasMessage("dpia.refused.no-decision");
    }

    @Test
    void conditionsHaveWordsAndADayToCome() {
        facts(Level.LOW, null, null);
        when(forms.latest(CASE, DpiaProcess.FORM_DECIDE)).thenReturn(Map.of());
        assertThatThrownBy(() -> decide("conditions")).hasMessage("dpia.refused.no-condition");
        when(forms.latest(CASE, DpiaProcess.FORM_DECIDE)).thenReturn(condition("2026-11-24"));
        assertThatThrownBy(() -> decide("conditions")).hasMessage("dpia.refused.condition-past");
        when(forms.latest(CASE, DpiaProcess.FORM_DECIDE)).thenReturn(condition("2026-11-25"));
        assertThatCode(() -> decide("conditions")).doesNotThrowAnyException();
    }

    @Test
    void whatIsSentBackIsCounted() {
        facts(Level.LOW, null, null);
        decide("return");
        verify(store).returned(CASE);
    }

    @Test
    void neitherAuthorsNorAdviserNorAnyDataProtectionOfficerDecides() {
        facts(Level.LOW, null, null);
        when(assessments.authors(CASE)).thenReturn(Set.of("bo", "petra"));
        when(staff.members(Groups.DPO))
                .thenReturn(List.of(new Staff.Member("dan", "Dan"), new Staff.Member("dora", "Dora")));
        for (String task : List.of(DpiaProcess.TASK_DECIDE, DpiaProcess.TASK_DECIDE_HIGH_RISK)) {
            assertThat(decisions.excludedFrom(CASE, task))
                    .containsExactlyInAnyOrder("bo", "petra", "adviser", "dan", "dora");
        }
        assertThat(decisions.excludedFrom(CASE, DpiaProcess.TASK_SCREEN)).isEmpty();
    }

    private void decide(String decision) {
        decisions.beforeComplete(CASE, DpiaProcess.TASK_DECIDE, "max", decision);
    }

    private static Map<String, Object> condition(String due) {
        return new HashMap<>(Map.of("condition1", "Encrypt.", "conditionOwner1", "it-security", "conditionDue1", due));
    }

    private void facts(Level residual, DpiaFacts.Answer answer, Instant answeredAt) {
        when(assessments.latest(CASE))
                .thenReturn(Optional.of(new AssessmentVersion(
                        1, HANDED_ON, "bo", new Assessment(Map.of(), Map.of(), Map.of()), Level.HIGH, residual)));
        when(store.get(CASE))
                .thenReturn(new DpiaFacts(
                        CASE,
                        "cameras",
                        1,
                        null,
                        DpiaFacts.Cause.REQUESTED,
                        "bo",
                        LocalDate.of(2027, 1, 1),
                        DpiaFacts.Screening.REQUIRED,
                        "bo",
                        Level.HIGH,
                        residual,
                        "adviser",
                        null,
                        null,
                        null,
                        null,
                        answeredAt,
                        answer,
                        answeredAt,
                        null,
                        0,
                        null,
                        null,
                        null));
    }
}
