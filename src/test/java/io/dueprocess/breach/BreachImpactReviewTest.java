package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.engine.Refused;
import io.dueprocess.link.ImpactReview;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lessons of a breach begin reviews of impact assessments (Art. 35(11)). */
class BreachImpactReviewTest {

    private final ImpactReview reviews = mock(ImpactReview.class);
    private AuthorityWorld world;
    private BreachImpactReview part;

    @BeforeEach
    void fresh() {
        world = AuthorityWorld.fresh();
        part = new BreachImpactReview(
                world.files(), world.the(BreachStore.class), world.the(BreachForms.class), reviews);
        when(reviews.riskChanged(any(), any())).thenReturn(true);
        when(reviews.known()).thenReturn(List.of("Surveillance", "Events"));
    }

    private void learn(String caseId, Map<String, Object> form) {
        world.form(caseId, BreachProcess.FORM_LESSONS, form);
        part.beforeComplete(caseId, BreachProcess.TASK_LESSONS, "petra", null);
    }

    @Test
    void eachLineIsReviewedAndTheReasonNamesTheBreach() {
        String caseId = world.open("Wrong list");
        String reference = world.files().find(caseId).orElseThrow().reference();
        learn(caseId, Map.of("reviewDpia", true, "processing", "Surveillance\n\nEvents"));

        verify(reviews).riskChanged(eq("Surveillance"), contains(reference));
        verify(reviews).riskChanged(eq("Events"), contains(reference));
    }

    @Test
    void whatIsNotKnownIsRefusedAndTheFormListsWhatIs() {
        String caseId = world.open("Wrong list");
        when(reviews.riskChanged(eq("Nothing"), any())).thenReturn(false);

        assertThatThrownBy(() -> learn(caseId, Map.of("reviewDpia", true, "processing", "Nothing")))
                .isInstanceOf(Refused.class)
                .hasMessage("breach.refused.unknown-processing");
        assertThat(part.formValues(caseId, BreachProcess.FORM_LESSONS))
                .containsEntry("knownProcessing", "Surveillance\nEvents");
        assertThat(part.formValues(caseId, BreachProcess.FORM_DECIDE)).isEmpty();
    }

    @Test
    void withoutTheTickAndInADrillNothingBegins() {
        learn(world.open("Wrong list"), Map.of("processing", "Surveillance"));
        learn(
                world.open("Drill", AuthorityWorld.AWARE, Duration.ofHours(1)),
                Map.of("reviewDpia", true, "processing", "Surveillance"));

        verify(reviews, never()).riskChanged(any(), any());
    }
}
