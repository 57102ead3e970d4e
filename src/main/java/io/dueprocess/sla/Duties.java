package io.dueprocess.sla;

import io.dueprocess.deadline.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of the board, and which one has which clocks. */
final class Duties {

    /** In the order of the board. */
    static final List<String> PROCESSES =
            List.of("dsar-handling", "breach-notification", "dpia-approval", "whistleblower-intake");

    private static final Map<Clock, String> PROCESS = Map.of(
            Clock.DSAR_RESPONSE, "dsar-handling",
            Clock.BREACH_AUTHORITY, "breach-notification",
            Clock.BREACH_CONTROLLER, "breach-notification",
            Clock.DPIA_CONSULTATION, "dpia-approval",
            Clock.WHISTLEBLOWER_ACKNOWLEDGEMENT, "whistleblower-intake",
            Clock.WHISTLEBLOWER_FEEDBACK, "whistleblower-intake");

    /** The clock that says how long a case took; an assessment has none, since few are consulted on. */
    private static final Map<String, Clock> MAIN = Map.of(
            "dsar-handling", Clock.DSAR_RESPONSE,
            "breach-notification", Clock.BREACH_AUTHORITY,
            "whistleblower-intake", Clock.WHISTLEBLOWER_FEEDBACK);

    private Duties() {}

    static String processOf(Clock clock) {
        return PROCESS.get(clock);
    }

    static List<Clock> clocksOf(String process) {
        return PROCESS.keySet().stream()
                .filter(clock -> PROCESS.get(clock).equals(process))
                .sorted()
                .toList();
    }

    /** Whether the main clock runs in hours, not in days of the calendar. */
    static boolean inHours(String process) {
        return mainClockOf(process).filter(Clock.BREACH_AUTHORITY::equals).isPresent();
    }

    static Optional<Clock> mainClockOf(String process) {
        return Optional.ofNullable(MAIN.get(process));
    }
}
