package io.dueprocess.dpia.assessment;

import java.util.NoSuchElementException;

/**
 * Id of an item: {@code answer.<question>}, {@code risk.<number>} or {@code measure.<number>}.
 *
 * @param key question, or number from 1
 */
public record ItemId(Kind kind, String key) {

    public enum Kind {
        ANSWER,
        RISK,
        MEASURE;

        String prefix() {
            return name().toLowerCase(java.util.Locale.ROOT) + ".";
        }
    }

    /** @throws NoSuchElementException for what is no such id */
    public static ItemId of(String id) {
        for (Kind kind : Kind.values()) {
            String key =
                    id.startsWith(kind.prefix()) ? id.substring(kind.prefix().length()) : "";
            if (key.matches(kind == Kind.ANSWER ? "[a-z]{1,40}" : "[1-9][0-9]{0,4}")) {
                return new ItemId(kind, key);
            }
        }
        throw new NoSuchElementException("no item of an assessment");
    }

    static ItemId answer(String question) {
        return new ItemId(Kind.ANSWER, question);
    }

    @Override
    public String toString() {
        return kind.prefix() + key;
    }
}
