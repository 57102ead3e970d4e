package io.dueprocess.dpia;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.engine.Refused;
import io.dueprocess.engine.Unrestricted;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Impact assessments of processing activities, one version after the other (Art. 35(1), 35(11)). At most one version of an
 * activity is being worked on, and at most one is in force.
 */
@Service
@Transactional
public class Dpias {

    private final CaseFiles files;
    private final DpiaStore store;
    private final Assessments assessments;
    private final ProcessingActivities activities;
    private final Audit audit;
    private final RuntimeService runtime;
    private final Unrestricted unrestricted;

    Dpias(
            CaseFiles files,
            DpiaStore store,
            Assessments assessments,
            ProcessingActivities activities,
            Audit audit,
            RuntimeService runtime,
            Unrestricted unrestricted) {
        this.files = files;
        this.store = store;
        this.assessments = assessments;
        this.activities = activities;
        this.audit = audit;
        this.runtime = runtime;
        this.unrestricted = unrestricted;
    }

    /**
     * Opens the next version of the activity's assessment and starts its process.
     *
     * @param goLive when the processing is to begin or began, or null while unknown
     * @param answers question id to text; they fill in what no version before answered
     * @param actor user id, or an actor in parentheses
     * @return id of the case
     * @throws Refused while a version is undecided
     */
    public String request(
            String activity,
            String name,
            DpiaFacts.Cause cause,
            LocalDate goLive,
            Map<String, String> answers,
            String actor) {
        return unrestricted.ask(() -> {
            String caseId = open(activity, name, cause, goLive, answers, actor);
            runtime.startProcessInstanceByMessage(DpiaProcess.MESSAGE_REQUESTED, caseId);
            return caseId;
        });
    }

    /** As {@link #request}; the caller's transaction starts the process. */
    String open(
            String activity,
            String name,
            DpiaFacts.Cause cause,
            LocalDate goLive,
            Map<String, String> answers,
            String actor) {
        if (store.undecided(activity).isPresent()) {
            throw new Refused("dpia.refused.running");
        }
        Optional<DpiaFacts> before = store.ofActivity(activity).stream().findFirst();
        CaseFile file = files.open(DpiaProcess.KEY, DpiaProcess.READERS, actor);
        insert(file.id(), activity, before, cause, actor, goLive);
        files.put(file.id(), Processing.KIND, Processing.KIND, new Processing(activity, name), actor);
        before.ifPresent(version -> assessments.copy(version.caseId(), file.id(), actor));
        assessments.begin(file.id(), answers, actor);
        return file.id();
    }

    private void insert(
            String caseId,
            String activity,
            Optional<DpiaFacts> before,
            DpiaFacts.Cause cause,
            String actor,
            LocalDate goLive) {
        int version = before.map(DpiaFacts::version).orElse(0) + 1;
        String previous = before.map(DpiaFacts::caseId).orElse(null);
        try {
            store.insert(caseId, activity, version, previous, cause, actor, goLive);
        } catch (DuplicateKeyException somebodyElseWasFaster) {
            throw new Refused("dpia.refused.running");
        }
    }

    /**
     * The processing changes, or the risk does (Art. 35(11)): the version in force is reviewed; where there is none, one is
     * requested. While a version is undecided nothing happens.
     *
     * @return reference of the case that was in force, or was opened; empty when nothing happened
     * @throws Refused while the version in force is just moving on
     */
    public Optional<String> changed(String activity, String actor) {
        if (store.undecided(activity).isPresent()) {
            return Optional.empty();
        }
        Optional<DpiaFacts> living = store.living(activity);
        if (living.isPresent()) {
            String caseId = living.get().caseId();
            correlate(DpiaProcess.MESSAGE_PROCESSING_CHANGED, caseId);
            audit.record(caseId, actor, AuditAction.DECIDE, "processing-changed");
            return Optional.of(reference(caseId));
        }
        String name = activities.find(activity).map(Processing::name).orElse(activity);
        Map<String, String> answers = activities.answersOf(activity);
        String caseId = request(activity, name, DpiaFacts.Cause.CHANGED, goLiveOf(activity), answers, actor);
        return Optional.of(reference(caseId));
    }

    /**
     * The processing has ended for good: every open version of its assessment ends.
     *
     * @param caseId any of them
     * @throws Refused while one of them is just moving on
     */
    public void ended(String caseId, String actor) {
        List<DpiaFacts> open = store.ofActivity(store.get(caseId).activity()).stream()
                .filter(facts -> facts.closedAt() == null && facts.endedAt() == null)
                .toList();
        for (DpiaFacts facts : open) {
            correlate(DpiaProcess.MESSAGE_PROCESSING_ENDED, facts.caseId());
            audit.record(facts.caseId(), actor, AuditAction.DECIDE, "processing-ended");
        }
    }

    /** The next version was decided, so this one is in force no more. */
    void replaced(String caseId) {
        correlate(DpiaProcess.MESSAGE_REPLACED, caseId);
    }

    /** The authority's answer was recorded on the case page: the process goes on. */
    void answered(String caseId) {
        correlate(DpiaProcess.MESSAGE_AUTHORITY_ANSWERED, caseId);
    }

    /** The processing that the case is about. */
    Processing processing(String caseId) {
        return files.get(caseId, Processing.KIND, Processing.KIND, Processing.class)
                .orElseThrow();
    }

    String reference(String caseId) {
        return files.find(caseId).orElseThrow().reference();
    }

    private LocalDate goLiveOf(String activity) {
        return store.ofActivity(activity).stream()
                .findFirst()
                .map(DpiaFacts::goLive)
                .orElse(null);
    }

    private void correlate(String message, String caseId) {
        try {
            unrestricted.ask(() -> runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(caseId)
                    .correlateWithResult());
        } catch (MismatchingMessageCorrelationException movingOn) {
            throw new Refused("dpia.refused.moving");
        }
    }
}
