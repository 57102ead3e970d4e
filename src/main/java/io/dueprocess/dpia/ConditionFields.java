package io.dueprocess.dpia;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A condition as the form of the decision has it.
 *
 * @param number from 1
 * @param ownerGroup whose task it becomes
 * @param due last day on which it is in time; null when it was left empty
 */
record ConditionFields(int number, String words, String ownerGroup, LocalDate due, boolean beforeGoLive) {

    private static final int MOST = 6;

    /** Those that have words, in their order. */
    static List<ConditionFields> of(Map<String, Object> form) {
        List<ConditionFields> conditions = new ArrayList<>();
        for (int field = 1; field <= MOST; field++) {
            if (form.get("condition" + field) instanceof String words && !words.isBlank()) {
                String due = (String) form.get("conditionDue" + field);
                conditions.add(new ConditionFields(
                        conditions.size() + 1,
                        words.strip(),
                        (String) form.get("conditionOwner" + field),
                        due == null || due.isBlank() ? null : LocalDate.parse(due),
                        Boolean.TRUE.equals(form.get("conditionGoLive" + field))));
            }
        }
        return conditions;
    }
}
