package io.dueprocess.whistleblower;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.engine.ProcessModule;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules of {@code whistleblower-intake} that the engine enforces at every task. */
@Component
class WhistleblowerModule implements ProcessModule {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    private final CaseFiles files;
    private final Handlers handlers;
    private final Deadlines deadlines;
    private final WhistleblowerStore store;
    private final WhistleblowerDecisions decisions;

    WhistleblowerModule(
            CaseFiles files,
            Handlers handlers,
            Deadlines deadlines,
            WhistleblowerStore store,
            WhistleblowerDecisions decisions) {
        this.files = files;
        this.handlers = handlers;
        this.deadlines = deadlines;
        this.store = store;
        this.decisions = decisions;
    }

    @Override
    public String processKey() {
        return WhistleblowerProcess.KEY;
    }

    /** Nobody starts it by a form: staff enter an oral report on a page of its own. Nobody watches: small numbers betray. */
    @Override
    public Rights rights() {
        return Rights.byCaseAlone();
    }

    @Override
    public Clock clock() {
        return Clock.WHISTLEBLOWER_FEEDBACK;
    }

    /** Who of the unit holds a key of the case, and nobody else (WBD Art. 16(1)). */
    @Override
    public Optional<Set<String>> seenBy(String caseId) {
        return Optional.of(handlers.holding(caseId));
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId, Locale language) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("caseReference", files.find(caseId).orElseThrow().reference());
        values.put("caseReceived", DAY.format(store.get(caseId).receivedOn()));
        deadlines
                .find(caseId, Clock.WHISTLEBLOWER_FEEDBACK)
                .ifPresent(deadline -> values.put(
                        "caseDue",
                        DAY.format(deadline.date().due()) + (deadline.state().open() ? "" : " (given)")));
        return values;
    }

    /** There is no start form. */
    @Override
    public String open(String formId, Map<String, Object> fields, String userId) {
        throw new UnsupportedOperationException("reports are not opened by a form of the engine");
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, Map<String, Object> variables) {
        String decision = (String) variables.get(WhistleblowerProcess.DECISION.name());
        switch (taskKey) {
            case WhistleblowerProcess.TASK_ASSESS_SCOPE -> decisions.assessed(caseId, decision, userId);
            case WhistleblowerProcess.TASK_GIVE_FEEDBACK -> decisions.feedback(caseId, decision, userId);
            case WhistleblowerProcess.TASK_CLOSE_CASE -> decisions.closed(caseId, userId);
            default -> {
                // the other tasks have no rule beyond their form's
            }
        }
    }

    /** Who has a conflict of interest holds no key; there are no four eyes among the rest. */
    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        return Set.of();
    }
}
