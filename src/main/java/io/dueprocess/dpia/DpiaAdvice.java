package io.dueprocess.dpia;

import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.engine.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The views of people concerned, the advice of the data protection officer, and what becomes of it (Art. 35(2), 35(9)). */
@Component
class DpiaAdvice implements DpiaPart {

    private static final Set<String> RECOMMENDATIONS = Set.of("agree", "conditions", "against");
    private static final Set<String> ANSWERS = Set.of("rework", "proceed");

    private final DpiaStore store;
    private final DpiaForms forms;
    private final Assessments assessments;
    private final MessageSource messages;

    DpiaAdvice(DpiaStore store, DpiaForms forms, Assessments assessments, MessageSource messages) {
        this.store = store;
        this.forms = forms;
        this.assessments = assessments;
        this.messages = messages;
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        switch (taskKey) {
            case DpiaProcess.TASK_ADVISE -> {
                requireOneOf(RECOMMENDATIONS, decision);
                store.advisedBy(caseId, userId);
            }
            case DpiaProcess.TASK_ANSWER_ADVICE -> answered(caseId, decision);
            default -> {
                // the other tasks are other parts'
            }
        }
    }

    /** Advice that is not followed needs reasons in writing. */
    private void answered(String caseId, String decision) {
        requireOneOf(ANSWERS, decision);
        boolean wholly = "wholly".equals(forms.text(caseId, DpiaProcess.FORM_ANSWER_ADVICE, "followed"));
        if (!wholly
                && forms.text(caseId, DpiaProcess.FORM_ANSWER_ADVICE, "reasons").isBlank()) {
            throw new Refused("dpia.refused.no-reasons");
        }
        if (decision.equals("rework")) {
            store.returned(caseId);
        }
    }

    private static void requireOneOf(Set<String> options, String decision) {
        if (decision == null || !options.contains(decision)) {
            throw new Refused("dpia.refused.no-decision");
        }
    }

    /** Who wrote the assessment or handed it on does not advise on it, and who advised does not answer (Art. 38(6)). */
    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        if (taskKey.equals(DpiaProcess.TASK_ADVISE)) {
            Set<String> authors = new HashSet<>(assessments.authors(caseId));
            authors.addAll(forms.authors(caseId, DpiaProcess.FORM_ASSESS));
            return authors;
        }
        String adviser = store.get(caseId).advisedBy();
        return taskKey.equals(DpiaProcess.TASK_ANSWER_ADVICE) && adviser != null ? Set.of(adviser) : Set.of();
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId) {
        return switch (formId) {
            case DpiaProcess.FORM_ADVICE -> Map.of("viewsSought", views(caseId));
            case DpiaProcess.FORM_ANSWER_ADVICE -> advice(caseId);
            case DpiaProcess.FORM_DECIDE, DpiaProcess.FORM_DECIDE_HIGH_RISK -> {
                Map<String, Object> values = new HashMap<>(advice(caseId));
                values.put("adviceAnswer", answer(caseId));
                yield values;
            }
            default -> Map.of();
        };
    }

    private String views(String caseId) {
        String views = forms.text(caseId, DpiaProcess.FORM_VIEWS, "views");
        return views.isEmpty() ? forms.text(caseId, DpiaProcess.FORM_VIEWS, "whyNot") : views;
    }

    private Map<String, Object> advice(String caseId) {
        return Map.of(
                "adviceRecommendation",
                words("recommendation." + forms.text(caseId, DpiaProcess.FORM_ADVICE, "decision")),
                "adviceText",
                forms.text(caseId, DpiaProcess.FORM_ADVICE, "recommendation"));
    }

    private String answer(String caseId) {
        String followed = forms.text(caseId, DpiaProcess.FORM_ANSWER_ADVICE, "followed");
        return followed.isEmpty() || agreed(caseId)
                ? words("followed.agreed")
                : (words("followed." + followed) + "\n" + forms.text(caseId, DpiaProcess.FORM_ANSWER_ADVICE, "reasons"))
                        .strip();
    }

    /** The latest advice needed no answer; one to an earlier round says nothing about it. */
    private boolean agreed(String caseId) {
        return "agree".equals(forms.text(caseId, DpiaProcess.FORM_ADVICE, "decision"));
    }

    private String words(String code) {
        return new DpiaWords(messages, Locale.ENGLISH).of(code);
    }
}
