package io.dueprocess.breach;

import io.dueprocess.mail.Outbox;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the task forms about the people concerned show of the case, in English like Tasklist itself. */
@Component
class BreachPeopleValues {

    private final BreachStore store;
    private final BreachForms forms;
    private final BreachBatches batches;
    private final Outbox outbox;
    private final MessageSource messages;

    BreachPeopleValues(
            BreachStore store, BreachForms forms, BreachBatches batches, Outbox outbox, MessageSource messages) {
        this.store = store;
        this.forms = forms;
        this.batches = batches;
        this.outbox = outbox;
        this.messages = messages;
    }

    /** Empty for a form that is none of ours. */
    Map<String, Object> of(String caseId, String formId) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (formId) {
            case BreachProcess.FORM_COMMUNICATION -> {
                head(caseId, values);
                values.put("peopleListed", listed(caseId));
                values.put("returnedWith", forms.text(caseId, BreachProcess.FORM_COMMUNICATION_APPROVAL, "comment"));
            }
            case BreachProcess.FORM_COMMUNICATION_APPROVAL -> approval(caseId, values);
            case BreachProcess.FORM_TOLD -> told(caseId, values);
            case BreachProcess.FORM_PUBLISH -> {
                head(caseId, values);
                values.put("letterPreview", preview(caseId));
            }
            default -> {
                // nothing to show
            }
        }
        return values;
    }

    private void head(String caseId, Map<String, Object> values) {
        values.put("drill", store.get(caseId).isDrill() ? message("breach.people.drill") : "");
    }

    private void approval(String caseId, Map<String, Object> values) {
        head(caseId, values);
        BreachFacts facts = store.get(caseId);
        values.put("means", message("breach.people.means." + facts.telling()));
        values.put("preparedBy", String.valueOf(facts.letterBy()));
        if (facts.telling() == BreachFacts.Telling.EXEMPT) {
            Map<String, Object> form = forms.latest(caseId, BreachProcess.FORM_COMMUNICATION);
            values.put(
                    "letterPreview",
                    message("breach.people.ground." + form.get("exemptionGround")) + "\n\n"
                            + form.getOrDefault("exemptionReasons", ""));
        } else {
            values.put("letterPreview", preview(caseId));
        }
        if (facts.telling() == BreachFacts.Telling.MAIL) {
            values.put("peopleListed", listed(caseId));
        }
    }

    private void told(String caseId, Map<String, Object> values) {
        head(caseId, values);
        BreachBatches.People people = batches.people(caseId);
        Outbox.Progress progress = outbox.progress(caseId, BreachMailing.TEMPLATE);
        values.put("peopleListed", String.valueOf(people.listed()));
        values.put("peopleHandedOver", String.valueOf(progress.sent()));
        values.put("peopleWaiting", String.valueOf(people.left() + progress.waiting()));
        values.put("peopleUnreachable", String.valueOf(progress.failed()));
    }

    private String listed(String caseId) {
        BreachBatches.People people = batches.people(caseId);
        Object[] counts = {people.left(), people.written()};
        return messages.getMessage(
                people.written() == 0 ? "breach.people.listed" : "breach.people.listed-more", counts, Locale.ENGLISH);
    }

    private String preview(String caseId) {
        BreachLetter letter = BreachLetter.of(forms.latest(caseId, BreachProcess.FORM_COMMUNICATION));
        StringBuilder preview = new StringBuilder();
        if (letter.da() != null) {
            append(preview, "da", letter);
        }
        if (letter.en() != null) {
            append(preview, "en", letter);
        }
        return preview.toString().strip();
    }

    private void append(StringBuilder preview, String language, BreachLetter letter) {
        Map<String, Object> model = letter.model(language);
        preview.append(message("breach.people.language." + language)).append('\n');
        for (String part : new String[] {"subject", "nature", "consequences", "measures", "advice", "contact"}) {
            preview.append('\n').append(model.get(part)).append('\n');
        }
        preview.append('\n');
    }

    private String message(String code) {
        return messages.getMessage(code, null, code, Locale.ENGLISH);
    }
}
