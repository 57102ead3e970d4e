package io.dueprocess.whistleblower.desk;

import io.dueprocess.breach.Breach;
import io.dueprocess.breach.BreachFacts;
import io.dueprocess.breach.BreachTimes;
import io.dueprocess.breach.Breaches;
import io.dueprocess.breach.NewBreach;
import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseEntries;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Unrestricted;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
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
    private final Breaches breaches;
    private final Unrestricted unrestricted;
    private final Clock clock;
    private final ZoneId zone;

    BreachStart(
            CaseEntries entries,
            CaseFiles files,
            Breaches breaches,
            Unrestricted unrestricted,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.entries = entries;
        this.files = files;
        this.breaches = breaches;
        this.unrestricted = unrestricted;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param once the same when the same is sent again; the second time nothing happens */
    public void start(String caseId, String title, String happened, String once, String user) {
        Needed.text(title, "whistleblower.desk.no-title");
        Needed.text(happened, "whistleblower.desk.no-what");
        if (files.get(caseId, Note.KIND, once, Note.class).isPresent()) {
            return;
        }
        OffsetDateTime now = clock.instant().atZone(zone).toOffsetDateTime();
        NewBreach breach = new NewBreach(
                "internal-" + UUID.randomUUID(),
                BreachFacts.Channel.INTERNAL,
                BreachFacts.Role.CONTROLLER,
                new Breach(title.strip(), happened.strip(), ""),
                new BreachTimes(null, null, null, now));
        String reference =
                unrestricted.ask(() -> breaches.report(breach, Actors.SYSTEM).reference());
        entries.addOnce(caseId, Note.KIND, once, new Note("GDPR Art. 33: " + reference), user);
    }
}
