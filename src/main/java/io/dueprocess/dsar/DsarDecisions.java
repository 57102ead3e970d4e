package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was decided at which task, kept beyond the engine's last decision: several rights are decided side by side. */
@Component
class DsarDecisions {

    static final String REFUSE = "refuse";
    static final String PARTLY = "partly";

    /** An objection that we override. */
    static final String OVERRIDE = "override";

    private static final String KIND = "decided";
    private static final Set<String> REFUSALS = Set.of(REFUSE, PARTLY, OVERRIDE);

    /** Tasks that decide a right, to that right. */
    static final Map<String, Right> RIGHTS = Map.of(
            DsarProcess.TASK_ASSESS_RECTIFICATION, Right.RECTIFICATION,
            DsarProcess.TASK_DECIDE_ERASURE, Right.ERASURE,
            DsarProcess.TASK_ASSESS_RESTRICTION, Right.RESTRICTION,
            DsarProcess.TASK_WEIGH_OBJECTION, Right.OBJECTION);

    private final CaseFiles files;

    DsarDecisions(CaseFiles files) {
        this.files = files;
    }

    void record(String caseId, String taskKey, String decision, String userId) {
        files.put(caseId, KIND, taskKey, decision, userId);
    }

    /** What was decided last at that task; empty before. */
    Optional<String> at(String caseId, String taskKey) {
        return files.get(caseId, KIND, taskKey, String.class);
    }

    boolean is(String caseId, String taskKey, String decision) {
        return at(caseId, taskKey).filter(decision::equals).isPresent();
    }

    /** Whether it is to be decided: not yet, or wholly or partly against the person, which somebody has returned. */
    boolean open(String caseId, String taskKey) {
        return at(caseId, taskKey).map(REFUSALS::contains).orElse(true);
    }

    /** Whether a right was refused, wholly or in part (Art. 12(4)). */
    boolean refusedInPart(String caseId) {
        return !refusers(caseId).isEmpty();
    }

    /** Who decided so: they approve nothing of it. */
    Set<String> refusers(String caseId) {
        return files.list(caseId, KIND, String.class).stream()
                .filter(entry -> RIGHTS.containsKey(entry.key()) && REFUSALS.contains(entry.content()))
                .map(Entry<String>::author)
                .collect(Collectors.toSet());
    }
}
