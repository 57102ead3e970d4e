package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseEntries;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.ChangedMeanwhile;
import io.dueprocess.engine.Refused;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passages that are not to be seen by everybody who reads the case or an export of it, and their removal for good, which takes
 * two handlers (WBD Art. 16, 17). Each call records first, which locks the case's chain: what it then finds stays true.
 */
@Service
@Transactional
public class Masks {

    private final ReportTexts texts;
    private final CaseFiles files;
    private final CaseEntries entries;
    private final Audit audit;

    Masks(ReportTexts texts, CaseFiles files, CaseEntries entries, Audit audit) {
        this.texts = texts;
        this.files = files;
        this.entries = entries;
        this.audit = audit;
    }

    /**
     * Masks a passage.
     *
     * @param passage the text between the two, as the user saw it
     * @throws ChangedMeanwhile when it is another text by now, or masked already
     */
    public void mask(String caseId, String place, int start, int end, String passage, String reason, String user) {
        Needed.reason(reason);
        audit.record(caseId, user, AuditAction.DECIDE, "mask");
        String text = texts.text(caseId, place);
        if (start < 0
                || end > text.length()
                || start >= end
                || !text.substring(start, end).equals(passage)) {
            throw new ChangedMeanwhile("whistleblower.desk.other-text");
        }
        if (texts.masks(caseId, place).values().stream().anyMatch(mask -> mask.overlaps(start, end))) {
            throw new ChangedMeanwhile("whistleblower.desk.masked-already");
        }
        files.append(caseId, Mask.KIND, new Mask(place, start, end, reason.strip()), user);
    }

    /** What stands under a mask; that it was looked at is recorded. */
    public String show(String caseId, String key, String user) {
        audit.record(caseId, user, AuditAction.READ, "mask:" + key);
        Mask mask = mask(caseId, key);
        return texts.text(caseId, mask.place()).substring(mask.start(), mask.end());
    }

    /** Takes a mask off, and with it the proposal to remove the passage. */
    public void lift(String caseId, String key, String user) {
        audit.record(caseId, user, AuditAction.DECIDE, "lift-mask:" + key);
        mask(caseId, key);
        files.remove(caseId, Mask.KIND, key, user);
        files.remove(caseId, Redaction.KIND, key, user);
    }

    /** Proposes to remove a masked passage for good. */
    public void propose(String caseId, String key, String reason, String user) {
        Needed.reason(reason);
        audit.record(caseId, user, AuditAction.DECIDE, "propose-redaction:" + key);
        Mask mask = mask(caseId, key);
        if (files.get(caseId, Redaction.KIND, key, Redaction.class).isPresent()) {
            throw new ChangedMeanwhile("whistleblower.desk.proposed-already");
        }
        files.put(caseId, Redaction.KIND, key, new Redaction(mask.place(), reason.strip(), user, null), user);
    }

    /** Takes a proposal back, or turns it down. */
    public void drop(String caseId, String key, String user) {
        audit.record(caseId, user, AuditAction.DECIDE, "drop-redaction:" + key);
        proposal(caseId, key);
        files.remove(caseId, Redaction.KIND, key, user);
    }

    /**
     * Removes the passage for good.
     *
     * @throws Refused when the user is the one who proposed it
     */
    public void confirm(String caseId, String key, String user) {
        audit.record(caseId, user, AuditAction.DECIDE, "redaction:" + key);
        Redaction proposal = proposal(caseId, key);
        if (proposal.proposedBy().equals(user)) {
            throw new Refused("whistleblower.desk.two-persons");
        }
        Mask mask = mask(caseId, key);
        String text = texts.text(caseId, mask.place());
        String rest = text.substring(0, mask.start()) + Mask.BLOCK + text.substring(mask.end());
        texts.replace(caseId, mask.place(), rest, user);
        files.remove(caseId, Mask.KIND, key, user);
        moveLater(caseId, mask, rest.length() - text.length(), user);
        files.put(
                caseId,
                Redaction.KIND,
                key,
                new Redaction(mask.place(), proposal.reason(), proposal.proposedBy(), user),
                user);
    }

    private void moveLater(String caseId, Mask gone, int by, String user) {
        for (Map.Entry<String, Mask> each : texts.masks(caseId, gone.place()).entrySet()) {
            if (by != 0 && each.getValue().start() >= gone.end()) {
                entries.rewrite(
                        caseId, Mask.KIND, each.getKey(), each.getValue().moved(by), user);
            }
        }
    }

    private Redaction proposal(String caseId, String key) {
        return files.get(caseId, Redaction.KIND, key, Redaction.class)
                .filter(redaction -> !redaction.done())
                .orElseThrow(() -> new ChangedMeanwhile("whistleblower.desk.decided-already"));
    }

    private Mask mask(String caseId, String key) {
        return files.get(caseId, Mask.KIND, key, Mask.class)
                .orElseThrow(() -> new ChangedMeanwhile("whistleblower.desk.mask-gone"));
    }
}
