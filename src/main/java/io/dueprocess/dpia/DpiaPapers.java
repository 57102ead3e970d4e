package io.dueprocess.dpia;

import org.springframework.stereotype.Service;

/** The documents of an impact assessment, written into its case file. */
@Service
public class DpiaPapers {

    /** The report and the summary that may be published. */
    public void report(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** The pack for prior consultation (Art. 36(3)(a)-(f)). */
    public void consultation(String caseId) {
        throw new UnsupportedOperationException();
    }
}
