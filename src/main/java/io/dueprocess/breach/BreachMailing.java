package io.dueprocess.breach;

import io.dueprocess.breach.people.Addressee;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.mail.Mail;
import io.dueprocess.mail.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes to the people concerned, one batch in one transaction: its letters are in the outbox and the batch is marked, or
 * neither. A job that is tried again therefore writes to nobody twice. The letters leave one after the other, at the pace that
 * the settings allow.
 */
@Service
public class BreachMailing {

    static final String TEMPLATE = "breach-letter";

    private final CaseFiles files;
    private final BreachStore store;
    private final BreachBatches batches;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration pause;
    private final String organisation;
    private final SystemsOfRecord systems;

    BreachMailing(
            CaseFiles files,
            BreachStore store,
            BreachBatches batches,
            Outbox outbox,
            Clock clock,
            BreachSettings settings,
            SystemsOfRecord systems,
            @Value("${dueprocess.organisation.name}") String organisation) {
        this.files = files;
        this.store = store;
        this.batches = batches;
        this.outbox = outbox;
        this.clock = clock;
        this.pause = Duration.ofMinutes(1).dividedBy(Math.max(1, settings.mailsPerMinute()));
        this.organisation = organisation;
        this.systems = systems;
    }

    /** Writes to the batch, unless it was written to already. In a drill nothing leaves the house. */
    @Transactional
    public void write(String caseId, int batch) {
        batches.locked(caseId);
        if (!batches.unwritten(caseId).contains(batch)) {
            return;
        }
        if (!store.get(caseId).isDrill()) {
            enqueue(caseId, batch);
        }
        batches.written(caseId, batch, clock.instant());
    }

    private void enqueue(String caseId, int batch) {
        BreachLetter letter = files.get(caseId, BreachLetter.KIND, BreachLetter.KIND, BreachLetter.class)
                .orElseThrow(() -> new IllegalStateException("no letter is approved"));
        PeopleBatch people = files.get(caseId, PeopleBatch.KIND, String.valueOf(batch), PeopleBatch.class)
                .orElseThrow(() -> new IllegalStateException("batch " + batch + " holds nobody"));
        Instant next = outbox.lastPlanned(caseId, TEMPLATE)
                .map(last -> last.plus(pause))
                .filter(clock.instant()::isBefore)
                .orElseGet(clock::instant);
        int line = 0;
        for (Addressee person : people.people()) {
            line++;
            outbox.enqueue(mail(caseId, "person:" + batch + ":" + line, letter, person), next);
            next = next.plus(pause);
        }
    }

    private Mail mail(String caseId, String key, BreachLetter letter, Addressee person) {
        String language = letter.language(person.language());
        Map<String, Object> model = new HashMap<>(letter.model(language));
        model.put("greeting", greeting(language, person.name()));
        model.put("organisation", organisation);
        Catalogue.Authority authority = systems.catalogue().authority();
        model.put("complaint", authority.name() + ", " + authority.website());
        return new Mail(caseId, key, TEMPLATE, Locale.forLanguageTag(language), person.mail(), model);
    }

    private static String greeting(String language, String name) {
        if (name.isEmpty()) {
            return "da".equals(language) ? "Hej" : "Hello";
        }
        return ("da".equals(language) ? "Kære " : "Dear ") + name;
    }
}
