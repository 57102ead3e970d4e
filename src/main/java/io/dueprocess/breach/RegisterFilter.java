package io.dueprocess.breach;

import io.dueprocess.breach.BreachFacts.Cause;
import io.dueprocess.breach.BreachFacts.Level;
import java.time.ZoneId;

/**
 * Which breaches of the register are looked for; null asks for nothing.
 *
 * @param text part of title, reference or, for who may read the case, of what happened
 * @param year in which we became aware
 * @param told whether the people concerned have been told
 * @param drills the drills instead of the real ones
 */
public record RegisterFilter(
        String text,
        Integer year,
        Cause cause,
        Level severity,
        State state,
        Notified notified,
        Boolean told,
        Boolean drills) {

    public static final RegisterFilter EVERYTHING = new RegisterFilter(null, null, null, null, null, null, null, null);

    public enum State {
        OPEN,
        CLOSED;

        public static State of(BreachFacts facts) {
            return facts.closedAt() == null ? OPEN : CLOSED;
        }
    }

    public boolean ofDrills() {
        return Boolean.TRUE.equals(drills);
    }

    public boolean byText() {
        return text != null && !text.isBlank();
    }

    boolean matches(BreachFacts facts, ZoneId zone) {
        return facts.isDrill() == ofDrills()
                && (year == null || year == year(facts, zone))
                && (cause == null || cause == facts.cause())
                && (severity == null || severity == facts.level())
                && (state == null || state == State.of(facts))
                && (notified == null || notified == Notified.of(facts))
                && (told == null || told == (facts.toldAt() != null));
    }

    static int year(BreachFacts facts, ZoneId zone) {
        return facts.times().aware().atZoneSameInstant(zone).getYear();
    }
}
