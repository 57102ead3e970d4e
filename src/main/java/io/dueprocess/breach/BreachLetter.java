package io.dueprocess.breach;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the people concerned are told (Art. 34(2)): the nature of the breach in clear and plain language, and the contents of
 * Art. 33(3)(b) to (d). In one or two languages.
 *
 * @param da null when left out: everybody then gets the English one
 * @param en null when left out
 * @param contact where more can be learned (Art. 33(3)(b))
 */
record BreachLetter(Text da, Text en, String contact) {

    /** Kind of the entry that holds the letter as it was approved; its key is the same. */
    static final String KIND = "breach-letter";

    /**
     * @param nature what happened, and to which data
     * @param consequences what is likely to follow (Art. 33(3)(c))
     * @param measures what we did and do about it (Art. 33(3)(d))
     * @param advice what the person can do against it
     */
    record Text(String subject, String nature, String consequences, String measures, String advice) {

        private static Text of(Map<String, Object> fields, String language) {
            return new Text(
                    field(fields, "subject" + language),
                    field(fields, "nature" + language),
                    field(fields, "consequences" + language),
                    field(fields, "measures" + language),
                    field(fields, "advice" + language));
        }

        private boolean empty() {
            return parts().allMatch(String::isEmpty);
        }

        private boolean complete() {
            return parts().noneMatch(String::isEmpty);
        }

        private Stream<String> parts() {
            return Stream.of(subject, nature, consequences, measures, advice);
        }

        private Map<String, Object> model() {
            return Map.of(
                    "subject",
                    subject,
                    "nature",
                    nature,
                    "consequences",
                    consequences,
                    "measures",
                    measures,
                    "advice",
                    advice);
        }
    }

    /** From the fields of {@code breach-communication.form}; a language of which nothing was written is left out. */
    static BreachLetter of(Map<String, Object> fields) {
        Text da = Text.of(fields, "Da");
        Text en = Text.of(fields, "En");
        return new BreachLetter(da.empty() ? null : da, en.empty() ? null : en, field(fields, "contact"));
    }

    /** Whether each language that was begun says all that the law asks for, and there is one. */
    boolean complete() {
        return (da != null || en != null)
                && (da == null || da.complete())
                && (en == null || en.complete())
                && !contact.isEmpty();
    }

    /** The language in which somebody is written to who prefers that one, or of whom nobody knows: Danish, if there is it. */
    String language(String preferred) {
        boolean english = da == null || en != null && "en".equals(preferred);
        return english ? "en" : "da";
    }

    /** Values for the mail template in a language that the letter has. */
    Map<String, Object> model(String language) {
        Map<String, Object> model = new LinkedHashMap<>(Optional.ofNullable("en".equals(language) ? en : da)
                .orElseThrow()
                .model());
        model.put("contact", contact);
        return model;
    }

    private static String field(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text.strip() : "";
    }
}
