package io.dueprocess.dpia;

import io.dueprocess.dpia.DpiaConditions.Condition;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a processing activity may go live or go on, as far as its impact assessment is concerned (Art. 35(1), 36(1)). It
 * answers for the activity, not for one version of its assessment.
 *
 * @param about version that explains the answer, or null when there is none
 * @param decided version decided last, or null
 * @param conditions of the version decided last
 */
public record Gate(State state, DpiaFacts about, DpiaFacts decided, Conditions conditions) {

    /** Why it is open or closed. */
    public enum State {
        /** Nobody ever asked for an assessment. */
        NO_ASSESSMENT(false),
        /** No version was decided yet, or none since the last was rejected or ended. */
        UNDER_WAY(false),
        REJECTED(false),
        /** The processing changed, or the risk did, and that is not decided (Art. 35(11)). */
        CHANGED(false),
        /** The authority prohibited it (Art. 58(2)(f)). */
        PROHIBITED(false),
        /** Approved, but what must be done before it begins is not done. */
        CONDITIONS_OPEN(false),
        ENDED(false),
        APPROVED(true),
        /** The screening found that none is required, and the data protection officer agreed. */
        NOT_REQUIRED(true),
        /** Its time had come; until the review is decided the earlier decision stands. */
        UNDER_REVIEW(true);

        private final boolean open;

        State(boolean open) {
            this.open = open;
        }

        /** As other systems read it, such as {@code under-way}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param open not fulfilled yet
     * @param overdue open although their day has passed
     * @param beforeGoLive open, and the processing may not begin without them
     */
    public record Conditions(int open, int overdue, int beforeGoLive) {

        static final Conditions NONE = new Conditions(0, 0, 0);

        static Conditions of(List<Condition> all, LocalDate today) {
            List<Condition> open = all.stream().filter(Condition::open).toList();
            return new Conditions(
                    open.size(),
                    count(open, condition -> condition.dueOn().isBefore(today)),
                    count(open, Condition::beforeGoLive));
        }

        private static int count(List<Condition> conditions, Predicate<Condition> which) {
            return (int) conditions.stream().filter(which).count();
        }
    }

    public boolean open() {
        return state.open;
    }

    /**
     * @param versions all of one activity, in any order
     * @param conditions case id to what its approval depends on
     * @param changed case ids of versions after whose decision, or during whose review, a change was reported
     * @param today in the organisation's zone
     */
    static Gate of(
            List<DpiaFacts> versions, Map<String, List<Condition>> conditions, Set<String> changed, LocalDate today) {
        Optional<DpiaFacts> decided = latest(versions, facts -> facts.outcome() != null);
        Optional<DpiaFacts> running = latest(versions, facts -> facts.outcome() == null && facts.endedAt() == null);
        DpiaFacts before = decided.orElse(null);
        if (decided.isEmpty()
                || decided.get().endedAt() != null
                || !before.outcome().allows()) {
            return running.map(version -> new Gate(State.UNDER_WAY, version, before, Conditions.NONE))
                    .orElseGet(() -> shut(versions, before));
        }
        Conditions open = Conditions.of(conditions.getOrDefault(before.caseId(), List.of()), today);
        DpiaFacts about = running.orElse(before);
        State state = inForce(before, running, changed, open);
        return new Gate(state, state == State.CONDITIONS_OPEN ? before : about, before, open);
    }

    /** Nothing in force, nothing under way. */
    private static Gate shut(List<DpiaFacts> versions, DpiaFacts decided) {
        if (versions.isEmpty()) {
            return new Gate(State.NO_ASSESSMENT, null, null, Conditions.NONE);
        }
        DpiaFacts last = latest(versions, facts -> true).orElseThrow();
        State state = last.endedAt() != null ? State.ENDED : State.REJECTED;
        return new Gate(state, last, decided, Conditions.NONE);
    }

    private static State inForce(
            DpiaFacts decided, Optional<DpiaFacts> running, Set<String> changed, Conditions conditions) {
        boolean changing = changed.contains(decided.caseId())
                || running.filter(version ->
                                version.cause() == DpiaFacts.Cause.CHANGED || changed.contains(version.caseId()))
                        .isPresent();
        if (running.filter(version -> version.answer() == DpiaFacts.Answer.PROHIBITED)
                .isPresent()) {
            return State.PROHIBITED;
        }
        if (changing) {
            return State.CHANGED;
        }
        if (conditions.beforeGoLive() > 0) {
            return State.CONDITIONS_OPEN;
        }
        if (running.isPresent()) {
            return State.UNDER_REVIEW;
        }
        return decided.outcome() == DpiaFacts.Outcome.NOT_REQUIRED ? State.NOT_REQUIRED : State.APPROVED;
    }

    private static Optional<DpiaFacts> latest(List<DpiaFacts> versions, Predicate<DpiaFacts> which) {
        return versions.stream().filter(which).max(Comparator.comparingInt(DpiaFacts::version));
    }
}
