package io.dueprocess.deadline;

import java.time.temporal.ChronoUnit;

/**
 * What the law says about a clock.
 *
 * @param length how many units the clock runs
 * @param shortestExtension in the same unit; 0 when the clock can't be extended
 * @param longestExtension in the same unit; 0 when the clock can't be extended
 * @param rolls whether a last day that is no working day moves to the next one (Regulation 1182/71 Art. 3(4))
 * @param pause when asking for something stops the clock
 */
record Period(ChronoUnit unit, int length, int shortestExtension, int longestExtension, boolean rolls, Pause pause) {

    /** Working days after the trigger within which asking counts as "without undue delay". */
    static final int PROMPT_WORKING_DAYS = 3;

    enum Pause {
        NEVER,
        /** Only when asked within {@link #PROMPT_WORKING_DAYS} (EDPB Guidelines 01/2022, para. 159). */
        IF_ASKED_PROMPTLY,
        ANY_TIME
    }

    static Period of(Clock clock) {
        return switch (clock) {
            case DSAR_RESPONSE -> new Period(ChronoUnit.MONTHS, 1, 1, 2, true, Pause.IF_ASKED_PROMPTLY);
            case BREACH_AUTHORITY -> new Period(ChronoUnit.HOURS, 72, 0, 0, false, Pause.NEVER);
            case BREACH_CONTROLLER -> new Period(ChronoUnit.HOURS, 24, 0, 0, false, Pause.NEVER);
            case WHISTLEBLOWER_ACKNOWLEDGEMENT -> new Period(ChronoUnit.DAYS, 7, 0, 0, false, Pause.NEVER);
            case WHISTLEBLOWER_FEEDBACK -> new Period(ChronoUnit.MONTHS, 3, 0, 0, false, Pause.NEVER);
            case DPIA_CONSULTATION -> new Period(ChronoUnit.WEEKS, 8, 6, 6, true, Pause.ANY_TIME);
        };
    }

    boolean extendable() {
        return longestExtension > 0;
    }

    boolean allows(int extension) {
        return extension >= shortestExtension && extension <= longestExtension;
    }
}
