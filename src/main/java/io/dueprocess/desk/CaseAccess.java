package io.dueprocess.desk;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseLocked;
import io.dueprocess.casefile.SealedCases;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to every case: asks the case file's own policy, never the engine, and writes down who came in. An unknown case
 * and one that the reader may not know of take the same road: one query, one exception.
 */
@Component
@Transactional
public class CaseAccess {

    private final CaseFiles files;
    private final SealedCases sealed;
    private final Audit audit;
    private final Staff staff;
    private final CaseContents contents;

    CaseAccess(CaseFiles files, SealedCases sealed, Audit audit, Staff staff, CaseContents contents) {
        this.files = files;
        this.sealed = sealed;
        this.audit = audit;
        this.staff = staff;
        this.contents = contents;
    }

    /**
     * Lets the current user read, and audits it.
     *
     * @param what is read: a code, never content
     * @return the user's id
     * @throws CaseNotFound when there is no such case for this user
     */
    public String read(String caseId, String what) {
        return enter(caseId, AuditAction.READ, what);
    }

    /** As {@link #read}, for an attachment that leaves the house. */
    public String download(String caseId, String attachmentId) {
        return enter(caseId, AuditAction.DOWNLOAD, attachmentId);
    }

    /**
     * The door of everything about one case: nothing is audited yet.
     *
     * @param process key of the process that the case has to be of; empty for any
     * @throws CaseNotFound when there is no such case for this user
     */
    public void enter(String caseId, String process) {
        CaseFile file = readable(caseId);
        if (!process.isEmpty() && !process.equals(file.processKey())) {
            throw new CaseNotFound();
        }
    }

    /**
     * Lets the current user act on the case; what is done is audited where it is done.
     *
     * @return the user's id
     * @throws CaseNotFound when there is no such case for this user
     * @throws ReadOnlyCase when the user may only read
     */
    public String write(String caseId) {
        if (!mayWrite(readable(caseId))) {
            throw new ReadOnlyCase();
        }
        return staff.currentUser();
    }

    /** Whether the current user, who may read the case, may act on it. */
    boolean mayWrite(CaseFile file) {
        Set<String> groups = staff.currentGroups();
        return contents.of(file.processKey())
                .map(content -> content.writers().stream().anyMatch(groups::contains))
                .orElse(false);
    }

    /** A legal hold is the data protection officer's; of a sealed case, which he cannot know of, its handlers'. */
    boolean mayHold(CaseFile file) {
        return mayWrite(file) && (file.sealed() || staff.currentGroups().contains(Groups.DPO));
    }

    /** Who has left the unit finds none of its sealed cases any more, whatever keys he still holds (WBD Art. 16(1)). */
    boolean mayFind(CaseFile file) {
        return !file.sealed() || mayWrite(file);
    }

    private String enter(String caseId, AuditAction action, String what) {
        readable(caseId);
        String user = staff.currentUser();
        audit.record(caseId, user, action, what);
        return user;
    }

    /** Throws CaseLocked for a sealed case that the user may know of while his key is not at hand. */
    private CaseFile readable(String caseId) {
        if (!files.mayRead(caseId, staff.currentReader())) {
            throw new CaseNotFound();
        }
        CaseFile file = files.find(caseId).filter(this::mayFind).orElseThrow(CaseNotFound::new);
        if (file.sealed() && !sealed.openable(caseId)) {
            throw new CaseLocked(caseId);
        }
        return file;
    }
}
