package io.dueprocess.sla;

import java.util.Set;

/**
 * What the board is asked for.
 *
 * @param process id of a process, or null for all
 * @param months how many months the figures of the past cover, the current one included: 1, 3, 6 or 12
 * @param group candidate group whose steps are shown, or null for all
 */
public record BoardFilter(String process, int months, String group) {

    private static final Set<Integer> MONTHS = Set.of(1, 3, 6, 12);

    public static final BoardFilter ALL = new BoardFilter(null, 12, null);

    /** @throws IllegalArgumentException for another number of months */
    public BoardFilter {
        if (!MONTHS.contains(months)) {
            throw new IllegalArgumentException("months: 1, 3, 6 or 12");
        }
    }
}
