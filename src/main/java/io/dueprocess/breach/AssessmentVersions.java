package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The versions of a breach's assessment in its case file; none is ever overwritten by a later one. */
@Component
class AssessmentVersions {

    private final CaseFiles files;

    AssessmentVersions(CaseFiles files) {
        this.files = files;
    }

    /** Oldest first. */
    List<BreachAssessment> all(String caseId) {
        return entries(caseId).stream().map(Entry::content).toList();
    }

    Optional<BreachAssessment> latest(String caseId) {
        return all(caseId).stream().reduce((earlier, later) -> later);
    }

    void add(String caseId, BreachAssessment assessment) {
        files.append(caseId, BreachAssessment.KIND, assessment, assessment.by());
    }

    /**
     * Completes the latest version by what the table proposes for it.
     *
     * @throws NoSuchElementException when nothing was assessed yet
     */
    void complete(String caseId, BreachAssessment.Proposal proposal) {
        Entry<BreachAssessment> latest = entries(caseId).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new NoSuchElementException("no assessment of " + caseId));
        files.put(
                caseId,
                BreachAssessment.KIND,
                latest.key(),
                latest.content().with(proposal),
                latest.content().by());
    }

    private List<Entry<BreachAssessment>> entries(String caseId) {
        return files.list(caseId, BreachAssessment.KIND, BreachAssessment.class);
    }
}
