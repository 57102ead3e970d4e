package io.dueprocess.dpia;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.dpia.DpiaConditions.Condition;
import io.dueprocess.dpia.DpiaFacts.Answer;
import io.dueprocess.dpia.DpiaFacts.Cause;
import io.dueprocess.dpia.DpiaFacts.Outcome;
import io.dueprocess.dpia.Gate.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every state in which a processing activity can stand, and whether it may go on. */
class GateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final Instant THEN = Instant.parse("2026-10-01T10:00:00Z");

    private static DpiaFacts version(int number, Cause cause, Outcome outcome, Answer answer, Instant ended) {
        return new DpiaFacts(
                "case-" + number,
                "surveillance",
                number,
                number == 1 ? null : "case-" + (number - 1),
                cause,
                "bo",
                null,
                null,
                null,
                null,
                null,
                null,
                outcome,
                outcome == null ? null : "max",
                outcome == null ? null : THEN,
                null,
                null,
                answer,
                null,
                null,
                0,
                null,
                ended,
                outcome == Outcome.REJECTED ? THEN : null);
    }

    private static DpiaFacts decided(int number, Outcome outcome) {
        return version(number, Cause.REQUESTED, outcome, null, null);
    }

    private static DpiaFacts running(int number, Cause cause) {
        return version(number, cause, null, null, null);
    }

    private static Gate gate(DpiaFacts... versions) {
        return Gate.of(Arrays.asList(versions), Map.of(), Set.of(), TODAY);
    }

    private static Condition condition(int number, LocalDate due, boolean beforeGoLive, Instant done) {
        return new Condition(number, "legal", due, beforeGoLive, done, done == null ? null : "lea");
    }

    private static void isOpen(Gate gate, State state, int about) {
        assertThat(gate.state()).isEqualTo(state);
        assertThat(gate.open()).isTrue();
        assertThat(gate.about().version()).isEqualTo(about);
    }

    private static void isClosed(Gate gate, State state, int about) {
        assertThat(gate.state()).isEqualTo(state);
        assertThat(gate.open()).isFalse();
        assertThat(gate.about().version()).isEqualTo(about);
    }

    @Test
    void withoutAssessmentItIsClosed() {
        Gate gate = gate();
        assertThat(gate.state()).isEqualTo(State.NO_ASSESSMENT);
        assertThat(gate.open()).isFalse();
        assertThat(gate.about()).isNull();
        assertThat(gate.state().code()).isEqualTo("no-assessment");
    }

    @Test
    void theFirstVersionKeepsItClosedUntilItIsDecided() {
        isClosed(gate(running(1, Cause.REQUESTED)), State.UNDER_WAY, 1);
        isClosed(gate(running(1, Cause.CHANGED)), State.UNDER_WAY, 1);
        isOpen(gate(decided(1, Outcome.APPROVED)), State.APPROVED, 1);
        isOpen(gate(decided(1, Outcome.CONDITIONAL)), State.APPROVED, 1);
        isOpen(gate(decided(1, Outcome.NOT_REQUIRED)), State.NOT_REQUIRED, 1);
    }

    @Test
    void whatIsRejectedIsClosedWhateverWasApprovedBefore() {
        isClosed(gate(decided(1, Outcome.REJECTED)), State.REJECTED, 1);
        isClosed(gate(decided(1, Outcome.APPROVED), decided(2, Outcome.REJECTED)), State.REJECTED, 2);
        isClosed(
                gate(decided(2, Outcome.REJECTED), decided(1, Outcome.APPROVED), running(3, Cause.REQUESTED)),
                State.UNDER_WAY,
                3);
    }

    @Test
    void aReviewThatIsDueLeavesItOpenAndAChangeClosesIt() {
        isOpen(gate(decided(1, Outcome.APPROVED), running(2, Cause.REVIEW_DUE)), State.UNDER_REVIEW, 2);
        isOpen(gate(decided(1, Outcome.NOT_REQUIRED), running(2, Cause.REQUESTED)), State.UNDER_REVIEW, 2);
        isClosed(gate(decided(1, Outcome.APPROVED), running(2, Cause.CHANGED)), State.CHANGED, 2);
    }

    @Test
    void aChangeThatIsReportedDuringAReviewOrBeforeItBeginsClosesIt() {
        List<DpiaFacts> reviewed = List.of(running(2, Cause.REVIEW_DUE), decided(1, Outcome.APPROVED));
        isClosed(Gate.of(reviewed, Map.of(), Set.of("case-2"), TODAY), State.CHANGED, 2);
        isClosed(Gate.of(List.of(decided(1, Outcome.APPROVED)), Map.of(), Set.of("case-1"), TODAY), State.CHANGED, 1);
    }

    @Test
    void theAuthoritysProhibitionClosesIt() {
        DpiaFacts prohibited = version(2, Cause.REVIEW_DUE, null, Answer.PROHIBITED, null);
        isClosed(gate(decided(1, Outcome.APPROVED), prohibited), State.PROHIBITED, 2);
    }

    @Test
    void conditionsBeforeGoLiveCloseItUntilTheyAreFulfilled() {
        DpiaFacts approved = decided(1, Outcome.CONDITIONAL);
        Condition before = condition(1, TODAY.plusDays(9), true, null);
        Condition late = condition(2, TODAY.minusDays(1), false, null);
        Condition today = condition(3, TODAY, false, null);
        Gate closed = Gate.of(List.of(approved), Map.of("case-1", List.of(before, late, today)), Set.of(), TODAY);
        isClosed(closed, State.CONDITIONS_OPEN, 1);
        assertThat(closed.conditions()).isEqualTo(new Gate.Conditions(3, 1, 1));

        Condition fulfilled = condition(1, TODAY.plusDays(9), true, THEN);
        Gate open = Gate.of(List.of(approved), Map.of("case-1", List.of(fulfilled, late)), Set.of(), TODAY);
        isOpen(open, State.APPROVED, 1);
        assertThat(open.conditions()).isEqualTo(new Gate.Conditions(1, 1, 0));

        Gate reviewed = Gate.of(
                List.of(running(2, Cause.REVIEW_DUE), approved), Map.of("case-1", List.of(before)), Set.of(), TODAY);
        isClosed(reviewed, State.CONDITIONS_OPEN, 1);
    }

    @Test
    void whatEndedIsClosedUntilItIsAssessedAnew() {
        DpiaFacts ended = version(1, Cause.REQUESTED, Outcome.APPROVED, null, THEN);
        isClosed(gate(ended), State.ENDED, 1);
        isClosed(gate(version(1, Cause.REQUESTED, null, null, THEN)), State.ENDED, 1);
        isClosed(gate(ended, version(2, Cause.CHANGED, null, null, THEN)), State.ENDED, 2);
        isClosed(gate(ended, running(2, Cause.REQUESTED)), State.UNDER_WAY, 2);
    }
}
