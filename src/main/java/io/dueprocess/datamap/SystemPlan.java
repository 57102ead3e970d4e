package io.dueprocess.datamap;

import java.util.List;

/**
 * What an erasure does in one system, in the order in which no row is left that refers to one that is gone.
 *
 * @param byHand whether a person of the owner's group has to do it, or part of it: no connector, no right to write, a table
 *     without a strategy, or out of reach when it was planned
 */
public record SystemPlan(String systemId, boolean byHand, List<PlannedRow> rows) {

    public boolean empty() {
        return rows.stream().noneMatch(PlannedRow::changes);
    }
}
