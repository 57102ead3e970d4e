package io.dueprocess.breach;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.engine.Refused;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record of Art. 33(5): what was described, decided against notifying, told to controllers, and learned. */
@Service
@Transactional
public class BreachRecord implements BreachPart {

    private final CaseFiles files;
    private final BreachStore store;
    private final BreachForms forms;
    private final BreachHead head;
    private final BreachLocalTimes times;
    private final Deadlines deadlines;
    private final java.time.Clock clock;

    BreachRecord(
            CaseFiles files,
            BreachStore store,
            BreachForms forms,
            BreachHead head,
            BreachLocalTimes times,
            Deadlines deadlines,
            java.time.Clock clock) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.head = head;
        this.times = times;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        switch (taskKey) {
            case BreachProcess.TASK_DESCRIBE -> described(caseId);
            case BreachProcess.TASK_NOTIFY_CONTROLLERS -> controllersTold(caseId);
            case BreachProcess.TASK_LESSONS -> {
                BreachFacts facts = store.get(caseId);
                BreachFacts.Cause cause =
                        BreachFacts.Cause.valueOf(forms.text(caseId, BreachProcess.FORM_LESSONS, "causeFinal"));
                store.described(caseId, cause, facts.subjects());
            }
            default -> {
                // the other tasks are other parts'
            }
        }
    }

    private void described(String caseId) {
        Map<String, Object> form = forms.latest(caseId, BreachProcess.FORM_DESCRIBE);
        boolean nature = List.of("natureConfidentiality", "natureIntegrity", "natureAvailability").stream()
                .anyMatch(field -> Boolean.TRUE.equals(form.get(field)));
        if (!nature) {
            throw new Refused("breach.refused.no-nature");
        }
        Integer subjects = form.get("subjects") instanceof Number number ? number.intValue() : null;
        store.described(caseId, BreachFacts.Cause.valueOf((String) form.get("cause")), subjects);
    }

    private void controllersTold(String caseId) {
        OffsetDateTime told = toldAt(caseId);
        if (told.toInstant().isAfter(clock.instant())) {
            throw new Refused("breach.refused.told-in-future");
        }
        if (told.isBefore(store.get(caseId).times().aware())) {
            throw new Refused("breach.refused.told-before-aware");
        }
    }

    private OffsetDateTime toldAt(String caseId) {
        return times.in(forms.latest(caseId, BreachProcess.FORM_CONTROLLERS), "toldAt");
    }

    /** The controllers have been told: the contract's clock is met, in time or late (Art. 33(2)). */
    public void controllersRecorded(String caseId) {
        deadlines.meet(caseId, Clock.BREACH_CONTROLLER, toldAt(caseId).toInstant(), Actors.SYSTEM);
        store.notified(caseId, toldAt(caseId).toInstant());
    }

    /** The duty to notify has fallen away, unless it was done before new facts came (Art. 33(1)). */
    public void notNotified(String caseId) {
        Deadline deadline = deadlines.find(caseId, Clock.BREACH_AUTHORITY).orElseThrow();
        if (deadline.state().open()) {
            deadlines.cancel(caseId, Clock.BREACH_AUTHORITY, clock.instant(), Actors.SYSTEM);
        }
    }

    /** Who decided against notifying does not sign it. */
    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        String decided = store.get(caseId).decidedBy();
        return taskKey.equals(BreachProcess.TASK_APPROVE_NO_NOTIFICATION) && decided != null
                ? Set.of(decided)
                : Set.of();
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId) {
        return switch (formId) {
            case BreachProcess.FORM_DESCRIBE, BreachProcess.FORM_CONTROLLERS ->
                Map.of("happened", head.breach(caseId).happened());
            case BreachProcess.FORM_NO_NOTIFICATION ->
                Map.of(
                        "severity",
                        severity(store.get(caseId)),
                        "decisionReasons",
                        forms.text(caseId, BreachProcess.FORM_DECIDE, "reasons"));
            case BreachProcess.FORM_LESSONS -> lessons(store.get(caseId));
            default -> Map.of();
        };
    }

    private static String severity(BreachFacts facts) {
        return facts.score() + " ("
                + facts.level().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    private static Map<String, Object> lessons(BreachFacts facts) {
        return facts.cause() == null
                ? Map.of()
                : Map.of("causeFinal", facts.cause().name());
    }

    /** The record is on the case page as the forms that staff filled in. */
    @Override
    public List<Section> sections(String caseId, Locale language) {
        return List.of();
    }
}
