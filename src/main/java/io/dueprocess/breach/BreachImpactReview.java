package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.CaseView;
import io.dueprocess.engine.Refused;
import io.dueprocess.link.ImpactReview;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A lesson that changes the risk of a processing: its impact assessment is reviewed (Art. 35(11)). */
@Component
class BreachImpactReview implements BreachPart {

    private static final String REASON = "A personal data breach: %s";

    private final CaseFiles files;
    private final BreachStore store;
    private final BreachForms forms;
    private final ImpactReview reviews;

    BreachImpactReview(CaseFiles files, BreachStore store, BreachForms forms, ImpactReview reviews) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.reviews = reviews;
    }

    /** Nothing is begun for a drill: nobody's risk has changed. */
    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        boolean wanted = taskKey.equals(BreachProcess.TASK_LESSONS)
                && Boolean.TRUE.equals(
                        forms.latest(caseId, BreachProcess.FORM_LESSONS).get("reviewDpia"));
        if (!wanted || store.get(caseId).isDrill()) {
            return;
        }
        String reference = files.find(caseId).orElseThrow().reference();
        forms.text(caseId, BreachProcess.FORM_LESSONS, "processing")
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> review(line, reference));
    }

    private void review(String processing, String reference) {
        if (!reviews.riskChanged(processing, REASON.formatted(reference))) {
            throw new Refused("breach.refused.unknown-processing");
        }
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId) {
        return formId.equals(BreachProcess.FORM_LESSONS)
                ? Map.of("knownProcessing", String.join("\n", reviews.known()))
                : Map.of();
    }

    @Override
    public List<CaseView.Section> sections(String caseId, Locale language) {
        return List.of();
    }
}
