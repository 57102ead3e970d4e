package io.dueprocess.dpia.assessment;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Assessments as they were handed on, in their case files; none is ever overwritten. */
@Component
class VersionFiles {

    private final CaseFiles files;

    VersionFiles(CaseFiles files) {
        this.files = files;
    }

    /** Oldest first. */
    List<AssessmentVersion> all(String caseId) {
        return files.list(caseId, AssessmentVersion.KIND, AssessmentVersion.class).stream()
                .map(Entry::content)
                .toList();
    }

    void add(String caseId, AssessmentVersion version) {
        files.append(caseId, AssessmentVersion.KIND, version, version.by());
    }
}
