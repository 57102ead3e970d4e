package io.dueprocess.breach;

import java.util.Map;

/**
 * What ENISA's method asks about a breach, as the form {@code breach-assess} answers it; texts are options of the form.
 *
 * @param simple level from 1 to 4, or 0 where the category is not involved; the other three alike
 * @param ease how easily the people can be identified
 * @param delicate sensitive data, CPR numbers, credentials or vulnerable people
 * @param unintelligible whoever has the data cannot read them (Art. 34(3)(a))
 */
record SeverityInputs(
        int simple,
        int behavioural,
        int financial,
        int sensitive,
        String ease,
        String confidentiality,
        String integrity,
        String availability,
        boolean malicious,
        boolean delicate,
        boolean unintelligible,
        boolean overHundred) {

    /** @param form a complete round of the form */
    static SeverityInputs of(Map<String, Object> form) {
        return new SeverityInputs(
                level(form, "simple"),
                level(form, "behavioural"),
                level(form, "financial"),
                level(form, "sensitive"),
                (String) form.get("ease"),
                (String) form.get("confidentiality"),
                (String) form.get("integrity"),
                (String) form.get("availability"),
                yes(form, "malicious"),
                yes(form, "delicate"),
                yes(form, "unintelligible"),
                yes(form, "overHundred"));
    }

    /** Without data of some category there is nothing to assess. */
    boolean involvesData() {
        return simple + behavioural + financial + sensitive > 0;
    }

    private static int level(Map<String, Object> form, String field) {
        return Integer.parseInt((String) form.get(field));
    }

    private static boolean yes(Map<String, Object> form, String field) {
        return "yes".equals(form.get(field));
    }
}
