package io.dueprocess.datamap;

import java.util.Map;

/**
 * How an activity ends for one person: in rows where each column of {@code where} has its value, the columns of
 * {@code set} get theirs; {@value #TODAY} stands for the day on which it ends.
 *
 * @param activity id
 * @param where may be empty; null means empty
 */
public record Stop(String activity, Map<String, String> where, Map<String, String> set) {

    public static final String TODAY = "${today}";

    public Stop {
        where = where == null ? Map.of() : where;
    }
}
