package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.CaseEntries;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.link.BreachIntake;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A report that tells of a personal data breach starts a case of its own for it (GDPR Art. 33). The breach carries what the
 * handler writes for it and nothing else: neither the report nor its reference, and no handler as its starter, for he alone
 * would tell where it came from (WBD Art. 16(1)). Only the sealed case knows the breach's reference.
 */
@Service
@Transactional
public class BreachStart {

    private final CaseEntries entries;
    private final CaseFiles files;
    private final BreachIntake breaches;

    BreachStart(CaseEntries entries, CaseFiles files, BreachIntake breaches) {
        this.entries = entries;
        this.files = files;
        this.breaches = breaches;
    }

    /** @param once the same when the same is sent again; the second time nothing happens */
    public void start(String caseId, String title, String happened, String once, String user) {
        Needed.text(title, "whistleblower.desk.no-title");
        Needed.text(happened, "whistleblower.desk.no-what");
        if (files.get(caseId, Note.KIND, once, Note.class).isPresent()) {
            return;
        }
        String reference = breaches.report(title.strip(), happened.strip());
        entries.addOnce(caseId, Note.KIND, once, new Note("GDPR Art. 33: " + reference), user);
    }
}
