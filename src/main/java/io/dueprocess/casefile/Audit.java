package io.dueprocess.casefile;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The append-only, hash-chained record of who did what (GDPR Art. 5(2), 24). Written in the act's own transaction. */
@Service
public class Audit {

    /** Chain of acts that belong to no case, such as signing in. */
    public static final String SYSTEM_CHAIN = "system";

    /**
     * Appends a row to the chain of a case, or to {@link #SYSTEM_CHAIN} when {@code caseId} is null.
     *
     * @param detail code or id, at most 200 characters, never content
     */
    public void record(String caseId, String actor, AuditAction action, String detail) {
        throw new UnsupportedOperationException();
    }

    /** The rows of a case, oldest first. */
    public List<AuditRow> of(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** Walks every chain; empty when all hold, else the first broken row in words. */
    public Optional<String> verify() {
        throw new UnsupportedOperationException();
    }
}
