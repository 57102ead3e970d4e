package io.dueprocess.dpia.assessment;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.engine.Refused;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The assessments of the cases: written by several authors, handed on as versions. */
@Service
@Transactional
public class Assessments {

    private final AssessmentItems items;
    private final ItemRows rows;
    private final VersionFiles versions;
    private final Completeness completeness;
    private final RiskLevels levels;
    private final Audit audit;
    private final Clock clock;

    Assessments(
            AssessmentItems items,
            ItemRows rows,
            VersionFiles versions,
            Completeness completeness,
            RiskLevels levels,
            Audit audit,
            Clock clock) {
        this.items = items;
        this.rows = rows;
        this.versions = versions;
        this.completeness = completeness;
        this.levels = levels;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Fills in answers where there are none yet; blank ones are left out.
     *
     * @param answers question id to answer
     * @throws java.util.NoSuchElementException for an unknown question
     */
    public void begin(String caseId, Map<String, String> answers, String actor) {
        lock(caseId, "begin");
        Assessment now = items.current(caseId);
        Map<String, String> fresh = new LinkedHashMap<>();
        answers.forEach((question, answer) -> {
            if (now.answer(question).isEmpty() && answer != null && !answer.isBlank()) {
                fresh.put(question, answer);
            }
        });
        items.fill(caseId, new Assessment(fresh, Map.of(), Map.of()), actor);
    }

    /** Begins the assessment of a case with what another case held last; for a case in which nothing was written. */
    public void copy(String fromCaseId, String caseId, String actor) {
        lock(caseId, "begin");
        items.fill(caseId, items.current(fromCaseId), actor);
    }

    /** Lets authors write from now on, or no longer. */
    public void open(String caseId, boolean open) {
        lock(caseId, open ? "open" : "shut");
        rows.editable(caseId, open);
    }

    /** Whether authors may write now. */
    @Transactional(readOnly = true)
    public boolean isOpen(String caseId) {
        return rows.editable(caseId).orElse(false);
    }

    /** Whether there is an assessment to be shown: it was opened at least once. */
    @Transactional(readOnly = true)
    public boolean wasOpened(String caseId) {
        return rows.editable(caseId).isPresent();
    }

    /** As it stands now. */
    @Transactional(readOnly = true)
    public Assessment current(String caseId) {
        return items.current(caseId);
    }

    /** What is missing before it can be handed on: message keys, empty when it is complete. */
    @Transactional(readOnly = true)
    public List<String> missing(String caseId) {
        return completeness.missing(items.current(caseId));
    }

    /**
     * Keeps what stands now as the next version, with its risks rated by {@code dpia-risk-level}.
     *
     * @throws Refused with the first of {@link #missing} when it is not complete
     */
    public AssessmentVersion handOn(String caseId, String actor) {
        lock(caseId, "hand-on");
        Assessment assessment = items.current(caseId);
        completeness.missing(assessment).stream().findFirst().ifPresent(missing -> {
            throw new Refused(missing);
        });
        AssessmentVersion version = new AssessmentVersion(
                versions.all(caseId).size() + 1,
                clock.instant(),
                actor,
                assessment,
                levels.inherent(assessment.risks().values()).orElseThrow(),
                levels.residual(assessment.risks().values()).orElseThrow());
        versions.add(caseId, version);
        return version;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<AssessmentVersion> versions(String caseId) {
        return versions.all(caseId);
    }

    /** The latest version; empty before the first. */
    @Transactional(readOnly = true)
    public Optional<AssessmentVersion> latest(String caseId) {
        return versions.all(caseId).stream().reduce((earlier, later) -> later);
    }

    /** Everybody who wrote in it; whoever only began it with known answers did not. */
    @Transactional(readOnly = true)
    public Set<String> authors(String caseId) {
        return rows.authors(caseId);
    }

    /** Writers of a case follow one another; each begins with its audit chain. */
    private void lock(String caseId, String what) {
        audit.record(caseId, Actors.SYSTEM, AuditAction.WRITE, "dpia-assessment:" + what);
    }
}
