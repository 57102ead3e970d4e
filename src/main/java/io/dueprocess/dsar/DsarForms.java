package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What staff filled in on the task forms, as the form gateway stored it: kind {@code form}, key {@code formId/taskId}. */
@Component
class DsarForms {

    private static final String KIND = "form";

    private static final Map<String, Right> RIGHT_FIELDS = Map.of(
            "rightAccess", Right.ACCESS,
            "rightPortability", Right.PORTABILITY,
            "rightRectification", Right.RECTIFICATION,
            "rightErasure", Right.ERASURE,
            "rightRestriction", Right.RESTRICTION,
            "rightObjection", Right.OBJECTION,
            "rightConsentWithdrawal", Right.CONSENT_WITHDRAWAL);

    private final CaseFiles files;

    DsarForms(CaseFiles files) {
        this.files = files;
    }

    /** Fields of the form's latest round; empty when nobody filled it in yet. */
    Map<String, Object> latest(String caseId, String formId) {
        Map<String, Object> latest = Map.of();
        for (Map<String, Object> round : rounds(caseId, formId).values()) {
            latest = round;
        }
        return latest;
    }

    String text(String caseId, String formId, String field) {
        return latest(caseId, formId).get(field) instanceof String text ? text : "";
    }

    /** Task id to fields, oldest round first. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, Map<String, Object>> rounds(String caseId, String formId) {
        Map<String, Map<String, Object>> rounds = new LinkedHashMap<>();
        String prefix = formId + "/";
        files.list(caseId, KIND, Map.class).stream()
                .filter(entry -> entry.key().startsWith(prefix))
                .sorted(Comparator.comparing(Entry<Map>::at))
                .forEach(entry -> rounds.put(entry.key().substring(prefix.length()), entry.content()));
        return rounds;
    }

    /** Who filled in any round of the form. */
    @SuppressWarnings("rawtypes")
    Set<String> authors(String caseId, String formId) {
        return files.list(caseId, KIND, Map.class).stream()
                .filter(entry -> entry.key().startsWith(formId + "/"))
                .map(Entry<Map>::author)
                .collect(Collectors.toSet());
    }

    /** The rights that triage found in the request; before triage, those that the person ticked. */
    Set<Right> rights(String caseId) {
        Map<String, Object> triage = latest(caseId, DsarProcess.FORM_TRIAGE);
        return triage.isEmpty() ? ticked(caseId) : rightsIn(triage);
    }

    Set<Right> ticked(String caseId) {
        return files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                .orElseThrow()
                .rights();
    }

    static Set<Right> rightsIn(Map<String, Object> fields) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        RIGHT_FIELDS.forEach((field, right) -> {
            if (Boolean.TRUE.equals(fields.get(field))) {
                rights.add(right);
            }
        });
        return rights;
    }

    /** The check boxes of the rights, as a form wants them. */
    static Map<String, Object> boxes(Set<Right> rights) {
        Map<String, Object> boxes = new LinkedHashMap<>();
        RIGHT_FIELDS.forEach((field, right) -> boxes.put(field, rights.contains(right)));
        return boxes;
    }
}
