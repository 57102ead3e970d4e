package io.dueprocess.sla.web;

import io.dueprocess.deadline.InvalidParameter;
import io.dueprocess.engine.ProcessModules;
import io.dueprocess.node.StaffNode;
import io.dueprocess.sla.BoardCases;
import io.dueprocess.sla.BoardFilter;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the board's parameters; each refusal names the parameter, says what is expected, and repeats nothing. */
@StaffNode
@Component
class BoardParameters {

    private static final Map<String, Integer> MONTHS = Map.of("1", 1, "3", 3, "6", 6, "12", 12);
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private final ProcessModules processes;

    BoardParameters(ProcessModules processes) {
        this.processes = processes;
    }

    /** What is absent or empty, as a form sends it, does not narrow. */
    BoardFilter filter(String process, String months, String group) {
        return new BoardFilter(
                absent(process) ? null : process(process),
                absent(months) ? BoardFilter.ALL.months() : months(months),
                absent(group) ? null : group(group));
    }

    String process(String process) {
        if (absent(process)) {
            throw new InvalidParameter("process", "is required");
        }
        return processes
                .ofKey(process)
                .orElseThrow(
                        () -> new InvalidParameter("process", "must be the id of a process, such as dsar-handling"))
                .processKey();
    }

    BoardCases.State state(String state) {
        return Arrays.stream(BoardCases.State.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        "state",
                        Arrays.stream(BoardCases.State.values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ", "must be one of ", ""))));
    }

    private static int months(String months) {
        Integer known = MONTHS.get(months);
        if (known == null) {
            throw new InvalidParameter("months", "must be 1, 3, 6 or 12");
        }
        return known;
    }

    private static String group(String group) {
        if (!GROUP.matcher(group).matches()) {
            throw new InvalidParameter("group", "must be the id of a group, such as privacy-team");
        }
        return group;
    }

    private static boolean absent(String value) {
        return value == null || value.isEmpty();
    }
}
