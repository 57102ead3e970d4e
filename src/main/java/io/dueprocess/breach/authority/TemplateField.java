package io.dueprocess.breach.authority;

import java.util.List;
import java.util.Map;

/**
 * A field of the authority's template. Its words stand in the messages under {@code breach.edpb.<number>}.
 *
 * @param number as the template counts
 * @param group part of the notification
 * @param article of the GDPR that asks for it
 * @param options letters of the possible answers, or null when the answer is free
 * @param open letter of the answer that leaves the question open for now, or null
 * @param when asked only if one of these fields has one of these letters ({@code yes} for a ticked one); null: always
 * @param late asked only when the first notification comes after the 72 hours
 * @param key field of the task form that answers it, or null
 * @param boxes boxes of the task form, one per option, or null
 */
public record TemplateField(
        int number,
        String group,
        String article,
        Need need,
        Type type,
        String options,
        String open,
        Map<Integer, String> when,
        boolean late,
        String key,
        List<String> boxes) {

    /** What the template says: the conditional ones are needed once their condition holds. */
    public enum Need {
        MANDATORY,
        CONDITIONAL,
        OPTIONAL
    }

    public enum Type {
        TEXT,
        /** One letter. */
        CHOICE,
        /** A list of letters. */
        CHOICES,
        /** ISO 8601 with offset, or a day where the time is not known. */
        INSTANT,
        /** ISO 8601 day. */
        DATE,
        NUMBER,
        /** True or false. */
        TICK
    }

    /** Whether the template asks for it, given the other answers. */
    boolean asked(Answers answers) {
        if (late) {
            return answers.late();
        }
        return when == null
                || when.entrySet().stream().anyMatch(other -> answers.isOneOf(other.getKey(), other.getValue()));
    }

    /** A conditional field without a condition is for national use: nobody misses it. */
    boolean needed(Answers answers) {
        boolean demanded = need == Need.MANDATORY || need == Need.CONDITIONAL && (late || when != null);
        return demanded && asked(answers);
    }
}
