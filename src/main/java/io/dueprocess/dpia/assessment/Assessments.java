package io.dueprocess.dpia.assessment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The assessments of the cases: written by several authors, handed on as versions. */
@Service
public class Assessments {

    /** Fills in answers where there are none yet. */
    public void begin(String caseId, Map<String, String> answers, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Begins the assessment of a case with what another case held last. */
    public void copy(String fromCaseId, String caseId, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Lets authors write from now on, or no longer. */
    public void open(String caseId, boolean open) {
        throw new UnsupportedOperationException();
    }

    /** As it stands now. */
    public Assessment current(String caseId) {
        throw new UnsupportedOperationException();
    }

    /**
     * What is missing before it can be handed on: message keys, empty when it is complete.
     */
    public List<String> missing(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** Keeps what stands now as the next version, with its risks rated by {@code dpia-risk-level}. */
    public AssessmentVersion handOn(String caseId, String actor) {
        throw new UnsupportedOperationException();
    }

    /** The latest version; empty before the first. */
    public Optional<AssessmentVersion> latest(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** Everybody who wrote in it. */
    public Set<String> authors(String caseId) {
        throw new UnsupportedOperationException();
    }
}
