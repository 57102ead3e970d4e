package io.dueprocess.whistleblower.desk;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.HandlerKeys;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.desk.CaseNotFound;
import io.dueprocess.desk.ChangedMeanwhile;
import io.dueprocess.engine.Refused;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has access to a case: handing over, giving up, excluding for a conflict of interest, and readmitting, which takes two
 * others (WBD Art. 9(1)(c), 16). Each call records first, which locks the case's chain: what it then finds stays true.
 */
@Service
@Transactional
public class CaseHolders {

    private final SealedCases sealed;
    private final HandlerKeys keys;
    private final CaseFiles files;
    private final Audit audit;
    private final Staff staff;

    CaseHolders(SealedCases sealed, HandlerKeys keys, CaseFiles files, Audit audit, Staff staff) {
        this.sealed = sealed;
        this.keys = keys;
        this.files = files;
        this.audit = audit;
        this.staff = staff;
    }

    /** A proposal to give an excluded handler access after all, kept under that handler's id. */
    record Override(String reason, String by) {

        static final String KIND = "override";
    }

    /** That an excluded handler was given access again. */
    record Readmission(String user, String reason, String first, String second) {

        static final String KIND = "readmission";
    }

    /**
     * Gives a colleague access.
     *
     * @param keep false when the user gives up the own access at the same time
     */
    public void handOver(String caseId, String colleague, boolean keep, String user) {
        audit.record(caseId, user, AuditAction.DECIDE, "hand-over:" + colleague);
        requireHandler(colleague);
        if (sealed.excluded(caseId).contains(colleague)) {
            throw new Refused("whistleblower.desk.excluded");
        }
        if (sealed.holders(caseId).contains(colleague)) {
            throw new ChangedMeanwhile("whistleblower.desk.holds-already");
        }
        requireKey(colleague);
        sealed.grant(caseId, colleague, user);
        if (!keep) {
            sealed.revoke(caseId, user, user);
        }
    }

    /** The user gives up the own access; somebody else has it. */
    public void giveUp(String caseId, String user) {
        audit.record(caseId, user, AuditAction.DECIDE, "give-up");
        requireOther(caseId, user);
        sealed.revoke(caseId, user, user);
    }

    /** Shuts a handler out, be it the user. */
    public void exclude(String caseId, String colleague, String reason, String user) {
        Needed.reason(reason);
        audit.record(caseId, user, AuditAction.DECIDE, "exclude:" + colleague);
        requireHandler(colleague);
        if (sealed.excluded(caseId).contains(colleague)) {
            throw new ChangedMeanwhile("whistleblower.desk.excluded-already");
        }
        requireOther(caseId, colleague);
        sealed.exclude(caseId, colleague, reason.strip(), user);
    }

    /** Proposes to give an excluded handler access after all. */
    public void propose(String caseId, String excluded, String reason, String user) {
        Needed.reason(reason);
        audit.record(caseId, user, AuditAction.DECIDE, "propose-override:" + excluded);
        requireExcluded(caseId, excluded);
        if (files.get(caseId, Override.KIND, excluded, Override.class).isPresent()) {
            throw new ChangedMeanwhile("whistleblower.desk.proposed-already");
        }
        files.put(caseId, Override.KIND, excluded, new Override(reason.strip(), user), user);
    }

    /** Takes a proposal back, or turns it down. */
    public void drop(String caseId, String excluded, String user) {
        audit.record(caseId, user, AuditAction.DECIDE, "drop-override:" + excluded);
        proposal(caseId, excluded);
        files.remove(caseId, Override.KIND, excluded, user);
    }

    /**
     * Gives the excluded handler access: the second of two.
     *
     * @throws Refused when the user is the one who proposed it, or the excluded handler has no key
     */
    public void confirm(String caseId, String excluded, String user) {
        audit.record(caseId, user, AuditAction.DECIDE, "override:" + excluded);
        Override proposal = proposal(caseId, excluded);
        requireExcluded(caseId, excluded);
        if (proposal.by().equals(user)) {
            throw new Refused("whistleblower.desk.two-persons");
        }
        requireHandler(excluded);
        requireKey(excluded);
        sealed.readmit(caseId, excluded, proposal.by(), user);
        files.remove(caseId, Override.KIND, excluded, user);
        files.append(caseId, Readmission.KIND, new Readmission(excluded, proposal.reason(), proposal.by(), user), user);
    }

    private Override proposal(String caseId, String excluded) {
        return files.get(caseId, Override.KIND, excluded, Override.class)
                .orElseThrow(() -> new ChangedMeanwhile("whistleblower.desk.decided-already"));
    }

    private void requireExcluded(String caseId, String user) {
        if (!sealed.excluded(caseId).contains(user)) {
            throw new ChangedMeanwhile("whistleblower.desk.not-excluded");
        }
    }

    private void requireOther(String caseId, String user) {
        if (sealed.holders(caseId).equals(Set.of(user))) {
            throw new Refused("whistleblower.desk.last-holder");
        }
    }

    private void requireKey(String user) {
        if (!keys.users().contains(user)) {
            throw new Refused("whistleblower.desk.no-key");
        }
    }

    private void requireHandler(String user) {
        if (!staff.isMember(user, Groups.WHISTLEBLOWER_HANDLERS)) {
            throw new CaseNotFound();
        }
    }
}
