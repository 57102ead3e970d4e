package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseEntries;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.IdentityVault;
import io.dueprocess.casefile.KeyRing;
import io.dueprocess.casefile.UnlockedHandler;
import io.dueprocess.desk.ChangedMeanwhile;
import io.dueprocess.engine.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who the reporter is, for a handler who needs to know and whom another lets: one asks with a reason, another releases or
 * refuses with one (WBD Art. 16(1)).
 */
@Service
@Transactional
public class Custodians {

    private final IdentityVault vault;
    private final CaseFiles files;
    private final CaseEntries entries;
    private final Audit audit;

    Custodians(IdentityVault vault, CaseFiles files, CaseEntries entries, Audit audit) {
        this.vault = vault;
        this.files = files;
        this.entries = entries;
        this.audit = audit;
    }

    /** What becomes of a request. */
    enum State {
        OPEN,
        RELEASED,
        REFUSED
    }

    /** @param answer why it was released or refused; null while it is open */
    record IdentityRequest(String by, String reason, State state, String decidedBy, String answer) {

        static final String KIND = "identity-request";
    }

    /** @throws Refused when there are no contact details, or nobody who could release them */
    public void ask(String caseId, String reason, String once, String user) {
        Needed.reason(reason);
        if (!vault.present(caseId)) {
            throw new Refused("whistleblower.desk.no-identity");
        }
        IdentityRequest request = new IdentityRequest(user, reason.strip(), State.OPEN, null, null);
        if (!entries.addOnce(caseId, IdentityRequest.KIND, once, request, user)) {
            return;
        }
        long open = files.list(caseId, IdentityRequest.KIND, IdentityRequest.class).stream()
                .filter(entry ->
                        entry.content().by().equals(user) && entry.content().state() == State.OPEN)
                .count();
        if (vault.released(caseId, user) || open > 1) {
            throw new ChangedMeanwhile("whistleblower.desk.asked-already");
        }
        if (vault.custodians(caseId, user).isEmpty()) {
            throw new Refused("whistleblower.desk.no-custodian");
        }
    }

    /**
     * Releases the contact details to the one who asked, or refuses to.
     *
     * @throws ChangedMeanwhile when somebody else has decided
     */
    public void decide(String caseId, String key, boolean release, String reason, String user) {
        Needed.reason(reason);
        audit.record(caseId, user, AuditAction.DECIDE, (release ? "release:" : "refuse:") + key);
        IdentityRequest request = files.get(caseId, IdentityRequest.KIND, key, IdentityRequest.class)
                .filter(asked -> asked.state() == State.OPEN)
                .orElseThrow(() -> new ChangedMeanwhile("whistleblower.desk.decided-already"));
        if (request.by().equals(user)) {
            throw new Refused("whistleblower.desk.two-persons");
        }
        if (release) {
            if (!vault.custodians(caseId, request.by()).contains(user)) {
                throw new Refused("whistleblower.desk.no-share");
            }
            vault.release(caseId, request.by(), handler());
        }
        State state = release ? State.RELEASED : State.REFUSED;
        entries.rewrite(
                caseId,
                IdentityRequest.KIND,
                key,
                new IdentityRequest(request.by(), request.reason(), state, user, reason.strip()),
                user);
    }

    /** The contact details, for whom they were released; recorded each time. */
    public String read(String caseId) {
        return vault.read(caseId, handler()).orElseThrow(() -> new Refused("whistleblower.desk.not-released"));
    }

    private static UnlockedHandler handler() {
        return KeyRing.handler().orElseThrow();
    }
}
