package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.StoredForms;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What staff filled in on the request's task forms, with the rights that it names. */
@Component
class DsarForms extends StoredForms {

    private static final Map<String, Right> RIGHT_FIELDS = Map.of(
            "rightAccess", Right.ACCESS,
            "rightPortability", Right.PORTABILITY,
            "rightRectification", Right.RECTIFICATION,
            "rightErasure", Right.ERASURE,
            "rightRestriction", Right.RESTRICTION,
            "rightObjection", Right.OBJECTION,
            "rightMarketingObjection", Right.MARKETING_OBJECTION,
            "rightConsentWithdrawal", Right.CONSENT_WITHDRAWAL);

    private final CaseFiles files;

    DsarForms(CaseFiles files) {
        super(files);
        this.files = files;
    }

    /** The rights that triage found in the request; before triage, those that the person ticked. */
    Set<Right> rights(String caseId) {
        Map<String, Object> triage = latest(caseId, DsarProcess.FORM_TRIAGE);
        return triage.isEmpty() ? ticked(caseId) : rightsIn(triage);
    }

    /** Something that is none of the rights with a branch of its own, such as a word about automated decisions (Art. 22). */
    boolean asksForSomethingElse(String caseId) {
        return Boolean.TRUE.equals(latest(caseId, DsarProcess.FORM_TRIAGE).get("somethingElse"));
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
        if (Boolean.TRUE.equals(fields.get("eraseChild"))) {
            rights.add(Right.ERASURE); // the privacy policy: no data of a child without parental consent
        }
        return rights;
    }

    /** The check boxes of the rights, as a form wants them. */
    static Map<String, Object> boxes(Set<Right> rights) {
        Map<String, Object> boxes = new LinkedHashMap<>();
        RIGHT_FIELDS.forEach((field, right) -> boxes.put(field, rights.contains(right)));
        return boxes;
    }
}
