package io.dueprocess.dsar;

import java.util.Map;

/**
 * What was decided about an item (kind {@link #KIND}, key of the item).
 *
 * @param ground why it is left out, or null
 * @param redactions column to reason
 */
record StoredDecision(ReviewItem.Decision decision, String ground, Map<String, String> redactions) {

    static final String KIND = "item-decision";
    static final StoredDecision NONE = new StoredDecision(ReviewItem.Decision.UNDECIDED, null, Map.of());
}
