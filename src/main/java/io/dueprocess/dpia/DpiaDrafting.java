package io.dueprocess.dpia;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.engine.Refused;
import io.dueprocess.engine.StoredForms;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When the assessment can be written, and when it is handed on (Art. 35(7)). */
@Service
@Transactional
public class DpiaDrafting implements DpiaPart {

    private static final Set<String> BACK = Set.of("return", "rework", "assess");

    /** Forms that send the assessment back to its authors. */
    private static final Set<String> SENDING_BACK = Set.of(
            DpiaProcess.FORM_CONFIRM,
            DpiaProcess.FORM_ANSWER_ADVICE,
            DpiaProcess.FORM_DECIDE,
            DpiaProcess.FORM_DECIDE_HIGH_RISK);

    private final CaseFiles files;
    private final DpiaStore store;
    private final DpiaForms forms;
    private final Assessments assessments;
    private final MessageSource messages;

    DpiaDrafting(CaseFiles files, DpiaStore store, DpiaForms forms, Assessments assessments, MessageSource messages) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.assessments = assessments;
        this.messages = messages;
    }

    /** Lets authors write while the task is there, and no longer. */
    void open(String caseId, boolean open) {
        assessments.open(caseId, open);
    }

    /** Keeps what was handed on as a version, and how high its risks are. */
    public void rate(String caseId) {
        String author = forms.latestAuthor(caseId, DpiaProcess.FORM_ASSESS).orElseThrow();
        AssessmentVersion version = assessments.handOn(caseId, author);
        store.rated(caseId, version.inherent(), version.residual());
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        if (taskKey.equals(DpiaProcess.TASK_ASSESS)
                && !assessments.missing(caseId).isEmpty()) {
            throw new Refused("dpia.refused.incomplete");
        }
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId) {
        return switch (formId) {
            case DpiaProcess.FORM_ASSESS -> Map.of("returnedWith", returnedWith(caseId), "missing", missing(caseId));
            case DpiaProcess.FORM_ADVICE, DpiaProcess.FORM_DECIDE, DpiaProcess.FORM_DECIDE_HIGH_RISK ->
                levels(store.get(caseId));
            default -> Map.of();
        };
    }

    private String missing(String caseId) {
        return assessments.missing(caseId).stream()
                .map(key -> messages.getMessage(key, null, key, Locale.ENGLISH))
                .collect(Collectors.joining("\n"));
    }

    private Map<String, Object> levels(DpiaFacts facts) {
        DpiaWords words = new DpiaWords(messages, Locale.ENGLISH);
        Map<String, Object> values = new HashMap<>();
        values.put("inherent", words.level(facts.inherent()));
        values.put("residual", words.level(facts.residual()));
        return values;
    }

    /** The reasons with which it was sent back last; empty when it was not. */
    @SuppressWarnings("rawtypes")
    String returnedWith(String caseId) {
        return files.list(caseId, StoredForms.KIND, Map.class).stream()
                .filter(entry -> SENDING_BACK.contains(formOf(entry)))
                .filter(entry -> BACK.contains(String.valueOf(entry.content().get("decision"))))
                .max(Comparator.comparing(Entry<Map>::at))
                .map(entry -> String.valueOf(entry.content().get("comment")))
                .orElse("");
    }

    @SuppressWarnings("rawtypes")
    private static String formOf(Entry<Map> entry) {
        return entry.key().substring(0, Math.max(0, entry.key().indexOf('/')));
    }
}
