package io.dueprocess.dpia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.desk.CaseView.Action;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.assessment.Level;
import io.dueprocess.support.ServiceWorld;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The assessment's place on the case page. */
class DpiaAssessmentPartTest {

    private final Assessments assessments = mock(Assessments.class);
    private final DpiaAssessmentPart part = new DpiaAssessmentPart(
            assessments, ServiceWorld.messages("dpia-assessment"), ZoneId.of("Europe/Copenhagen"));

    @Test
    void isOfferedOnceItWasOpenedAndAskedForWhileItIsOpen() {
        assertThat(part.actions("1")).isEmpty();
        when(assessments.wasOpened("1")).thenReturn(true);
        Action shown = new Action(Action.Kind.ASSESSMENT, "/api/v1/dpia/1/assessment", false);
        assertThat(part.actions("1")).containsExactly(shown);
        when(assessments.isOpen("1")).thenReturn(true);
        assertThat(part.actions("1")).containsExactly(new Action(shown.kind(), shown.href(), true));
    }

    @Test
    void listsVersionsInTheReadersLanguage() {
        assertThat(part.sections("1", Locale.ENGLISH)).isEmpty();
        AssessmentVersion version = new AssessmentVersion(
                1,
                Instant.parse("2026-11-02T09:00:00Z"),
                "bo",
                new Assessment(Map.of(), Map.of(), Map.of()),
                Level.VERY_HIGH,
                Level.LOW);
        when(assessments.versions("1")).thenReturn(List.of(version));

        assertThat(part.sections("1", Locale.ENGLISH).get(0).table().rows())
                .singleElement()
                .satisfies(row -> assertThat(row).contains("1", "bo", "Very high", "Low"));
        assertThat(part.sections("1", Locale.forLanguageTag("da"))
                        .get(0)
                        .table()
                        .columns())
                .contains("Givet videre");
    }
}
