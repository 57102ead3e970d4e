package io.dueprocess.dsar;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The module's service towards staff, beyond their task forms: review items, messages, extension. Read and write access
 * to the case is checked by the caller. */
@Service
public class DsarDesk {

    public List<ReviewItem> items(String caseId, Locale language) {
        throw new UnsupportedOperationException();
    }

    /**
     * Decides one item.
     *
     * @param ground legal ground, required for EXCLUDE
     * @param redactions column to reason; only with INCLUDE
     * @throws io.dueprocess.engine.Refused when not under review, or without ground
     */
    public void decide(
            String caseId,
            String itemId,
            ReviewItem.Decision decision,
            String ground,
            Map<String, String> redactions,
            String userId) {
        throw new UnsupportedOperationException();
    }

    /** Includes every undecided, certain item of a system. */
    public void includeRemaining(String caseId, String systemId, String userId) {
        throw new UnsupportedOperationException();
    }

    /** Writes to the person; a mail says only that a message waits. */
    public void message(String caseId, String text, String userId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Extends the time to answer (Art. 12(3)); the person is told.
     *
     * @throws io.dueprocess.engine.Refused outside the first month, twice, or without reason
     */
    public void extend(String caseId, int months, String reason, String userId) {
        throw new UnsupportedOperationException();
    }
}
