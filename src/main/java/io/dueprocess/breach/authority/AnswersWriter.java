package io.dueprocess.breach.authority;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Answers the template from the task form and from what is known without asking. */
@Component
public class AnswersWriter {

    private static final String OUR_REGISTRATION = "b";
    private static final String NO = "b";

    private final NotificationTemplate template;

    AnswersWriter(NotificationTemplate template) {
        this.template = template;
    }

    /**
     * @param form latest round of the task form
     * @param late whether this is the first notification and the 72 hours have passed
     */
    public Answers write(Map<String, Object> form, KnownFacts known, boolean late) {
        SortedMap<Integer, Object> values = new TreeMap<>();
        FormAnswers.addTo(values, template, form);
        NotificationType.of(form.get("notificationType")).ifPresent(type -> {
            values.put(3, type.kind());
            values.put(4, type.state());
            if (!type.first()) {
                put(values, 6, known.earlierReceipt());
            }
        });
        put(values, 7, known.reference());
        organisation(values, known);
        values.put(29, values.containsKey(30));
        put(values, 46, beginning(form, known));
        put(values, 47, form.get("endedOn"));
        put(values, 48, known.aware());
        values.put(120, NO);
        Answers all = new Answers(values, late);
        values.keySet()
                .removeIf(number -> !late(number) && !template.field(number).asked(all));
        return all;
    }

    private static void organisation(SortedMap<Integer, Object> values, KnownFacts known) {
        if (known.controllerRegistration() != null) {
            values.put(10, OUR_REGISTRATION);
            values.put(11, known.controllerRegistration());
        }
        put(values, 12, known.controllerName());
        put(values, 13, known.controllerContact());
        put(values, 14, known.sector());
        put(values, 15, known.organisationType());
        put(values, 17, known.activity());
    }

    /** To the minute where the day was not changed in the form, else the day. */
    private static Object beginning(Map<String, Object> form, KnownFacts known) {
        if (!(form.get("beganOn") instanceof String day)) {
            return known.occurred();
        }
        boolean same =
                known.occurred() != null && known.occurred().toLocalDate().equals(LocalDate.parse(day));
        return same ? known.occurred() : day;
    }

    /** Reasons for a delay are kept if given in good time: it may be filed later than it was written. */
    private boolean late(int number) {
        return template.field(number).late();
    }

    private static void put(SortedMap<Integer, Object> values, int number, Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(number, value.toString());
        }
    }
}
