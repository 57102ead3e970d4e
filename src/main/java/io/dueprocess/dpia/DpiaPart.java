package io.dueprocess.dpia;

import io.dueprocess.desk.CaseView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A part of the process with rules, form values and a place on the case page of its own; each leaves the others' alone. */
interface DpiaPart {

    /**
     * Checks a task before it completes; its form's content is in the case file already.
     *
     * @param decision what was chosen on the form, or null
     * @throws io.dueprocess.engine.Refused with a message for the person at the task
     */
    default void beforeComplete(String caseId, String taskKey, String userId, String decision) {}

    /** Users who may not work on the task, for four eyes. */
    default Set<String> excludedFrom(String caseId, String taskKey) {
        return Set.of();
    }

    /** Values shown on the form. Task forms are in English, like Tasklist itself. */
    default Map<String, Object> formValues(String caseId, String formId) {
        return Map.of();
    }

    /** What may be done on the case page now. */
    default List<CaseView.Action> actions(String caseId) {
        return List.of();
    }

    /** What the case page shows. */
    default List<CaseView.Section> sections(String caseId, Locale language) {
        return List.of();
    }
}
