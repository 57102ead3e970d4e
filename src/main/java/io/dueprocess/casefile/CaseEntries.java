package io.dueprocess.casefile;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Two careful ways of writing an entry: only once, and in the place of what is to be gone for good. */
@Service
@Transactional
public class CaseEntries {

    private final CaseRows rows;
    private final Entries entries;
    private final Audit audit;

    CaseEntries(CaseRows rows, Entries entries, Audit audit) {
        this.rows = rows;
        this.entries = entries;
        this.audit = audit;
    }

    /**
     * Adds an entry under a key of the caller's; false when there is one already: the same was sent twice.
     *
     * @throws DuplicateKeyException when it was sent twice at the same moment
     */
    public boolean addOnce(String caseId, String kind, String key, Object content, String actor) {
        if (entries.exists(caseId, kind, key)) {
            return false;
        }
        audit.record(caseId, actor, AuditAction.WRITE, kind); // locks the case's chain
        rows.unshredded(caseId);
        if (entries.exists(caseId, kind, key)) {
            throw new DuplicateKeyException("written at the same moment");
        }
        entries.put(caseId, kind, key, content, actor);
        return true;
    }

    /** Replaces the content of an entry that exists and leaves whose it is and of when; nothing of what it said stays. */
    public void rewrite(String caseId, String kind, String key, Object content, String actor) {
        audit.record(caseId, actor, AuditAction.WRITE, "rewrite:" + kind);
        rows.unshredded(caseId);
        entries.rewrite(caseId, kind, key, content);
    }
}
