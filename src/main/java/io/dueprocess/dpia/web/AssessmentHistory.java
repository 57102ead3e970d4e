package io.dueprocess.dpia.web;

import io.dueprocess.access.Staff;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.dpia.DpiaStore;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Assessments;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Versions that can be compared: those of a case, what stands in it now, and the last of the assessment before it. */
@Component
class AssessmentHistory {

    static final String NOW = "now";
    static final String PREVIOUS = "previous";

    private final Assessments assessments;
    private final DpiaStore store;
    private final CaseFiles files;
    private final Staff staff;

    AssessmentHistory(Assessments assessments, DpiaStore store, CaseFiles files, Staff staff) {
        this.assessments = assessments;
        this.store = store;
        this.files = files;
        this.staff = staff;
    }

    /** The last version of the assessment that this one reviews; empty when there is none that the reader may read. */
    Optional<AssessmentVersion> previous(String caseId) {
        return Optional.ofNullable(store.get(caseId).previous())
                .filter(before -> files.mayRead(before, staff.currentReader()))
                .flatMap(assessments::latest);
    }

    /** @throws NoSuchElementException when there is no such version for this reader */
    Assessment find(String caseId, String which) {
        if (which.equals(NOW)) {
            return assessments.current(caseId);
        }
        Optional<AssessmentVersion> found = which.equals(PREVIOUS)
                ? previous(caseId)
                : assessments.versions(caseId).stream()
                        .filter(version -> which.equals(String.valueOf(version.number())))
                        .findFirst();
        return found.map(AssessmentVersion::assessment)
                .orElseThrow(() -> new NoSuchElementException("no such version"));
    }
}
