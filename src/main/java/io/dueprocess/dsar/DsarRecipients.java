package io.dueprocess.dsar;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recipients and processors are told of each rectification, erasure and restriction, and named on request (Art. 19). */
@Service
@Transactional
public class DsarRecipients {

    /**
     * Those who receive data of the activities of these systems, by the data map; remembered for the case.
     *
     * @param systems ids of the systems in which something was corrected, erased or restricted
     */
    public void note(String caseId, Set<String> systems) {
        throw new UnsupportedOperationException();
    }

    /** Ids of the recipients noted, in the catalogue's order. */
    public List<String> noted(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** Whether the data map has a mail address for it; else a person tells it. */
    public boolean byMail(String recipientId) {
        throw new UnsupportedOperationException();
    }

    /** Writes to the recipient, once: what to correct, erase or restrict, without more about the person than needed. */
    public void tell(String caseId, String recipientId) {
        throw new UnsupportedOperationException();
    }
}
