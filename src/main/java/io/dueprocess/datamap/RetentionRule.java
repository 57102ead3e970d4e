package io.dueprocess.datamap;

import java.time.Period;
import java.util.Map;

/**
 * Data that go when their time is over, whoever they are about (Art. 5(1)(e)).
 *
 * @param id lower case letters, digits, hyphens
 * @param activity whose promise it keeps
 * @param table null for a system without a connector: then it is a task for the owner
 * @param from column with the date or time from which it runs
 * @param period such as {@code P30D}
 * @param endOfYear whether it runs from the end of that calendar year
 * @param where columns and their values, to choose rows; null means all
 * @param promise the sentence of the privacy policy that it keeps
 */
public record RetentionRule(
        String id,
        String activity,
        String system,
        String table,
        String from,
        Period period,
        boolean endOfYear,
        Map<String, String> where,
        Text promise) {

    public RetentionRule {
        where = where == null ? Map.of() : where;
    }
}
