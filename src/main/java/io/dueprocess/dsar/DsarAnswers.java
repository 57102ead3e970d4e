package io.dueprocess.dsar;

import org.springframework.stereotype.Service;

/** The answer: compiled, published, or a refusal. */
@Service
public class DsarAnswers {

    public void compile(String caseId) {
        throw new UnsupportedOperationException(caseId);
    }

    public void publish(String caseId) {
        throw new UnsupportedOperationException(caseId);
    }

    public void refuse(String caseId) {
        throw new UnsupportedOperationException(caseId);
    }
}
