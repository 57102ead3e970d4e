package io.dueprocess.engine;

import io.dueprocess.deadline.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a process module tells the engine about its process: one bean per process id. */
public interface ProcessModule {

    /** Id of the process. */
    String processKey();

    /**
     * Which groups the engine lets do what; granted anew at every start.
     *
     * @param workers see the process's tasks; which of them they may complete the tasks' candidate groups say
     * @param starters may start it by its form
     * @param watchers see its instances in Cockpit, without any variable
     * @param caseByCase true when {@link #seenBy} says who sees and works on which tasks
     */
    record Rights(Set<String> workers, Set<String> starters, Set<String> watchers, boolean caseByCase) {

        public Rights(Set<String> workers, Set<String> starters, Set<String> watchers) {
            this(workers, starters, watchers, false);
        }

        /**
         * Nobody sees anything but the tasks of his own cases, not even the process's definition: whoever may read that is
         * told how many cases there are.
         */
        public static Rights byCaseAlone() {
            return new Rights(Set.of(), Set.of(), Set.of(), true);
        }
    }

    Rights rights();

    /**
     * The users who see and work on the tasks of that case, whatever group they are in; asked when a task begins, when it is
     * claimed or completed, and when the case file's grants change. Empty, for most processes: its group does.
     */
    default Optional<Set<String>> seenBy(String caseId) {
        return Optional.empty();
    }

    /** The statutory clock that governs the process's tasks and timers; null when the law sets none. */
    Clock clock();

    /** The clock of that case, where not all have the same. */
    default Clock clockOf(String caseId) {
        return clock();
    }

    /**
     * Values shown in a task form beside what earlier rounds of the same form stored: field key to value. They go to the
     * browser of a person who may read the case, never into the engine.
     */
    Map<String, Object> formValues(String caseId, String formId, Locale language);

    /**
     * Opens a case from a start form that staff filled in and answers its id, which becomes the business key. The content
     * fields have been validated against the form's rules.
     *
     * @throws Refused with a message for the person who filled in the form
     */
    String open(String formId, Map<String, Object> fields, String userId);

    /**
     * Checks a task before it completes, in the engine's transaction, whoever completes it and by whatever road. The form's
     * content fields are in the case file already, kind {@code form}, key {@code <formId>/<taskId>}.
     *
     * @param variables the routing variables submitted with the form
     * @throws Refused with a message for the person at the task
     */
    void beforeComplete(String caseId, String taskKey, String userId, Map<String, Object> variables);

    /**
     * Whether who completes that task approves or decides something in the organisation's name: it takes a fresh sign-in then,
     * where sign-ins have an age.
     */
    default boolean approves(String taskKey) {
        return taskKey.startsWith("UserTask_Approve");
    }

    /** Users who may not work on the task of that case, for four eyes; asked at claiming and completing. */
    Set<String> excludedFrom(String caseId, String taskKey);
}
