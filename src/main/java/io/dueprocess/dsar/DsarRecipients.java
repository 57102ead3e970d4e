package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.engine.Refused;
import io.dueprocess.language.Languages;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recipients and processors are told of each rectification, erasure and restriction, and named on request (Art. 19). */
@Service
@Transactional
public class DsarRecipients {

    private static final String KIND_NOTE = "recipient-note";

    /** What recipients are told of; the other rights are no business of theirs. */
    private static final Set<Right> ACTS = EnumSet.of(Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION);

    /** What a recipient said. */
    public enum Answer {
        DONE,
        /** They hold nothing about the person. */
        NOTHING,
        /** Impossible, or a disproportionate effort (Art. 19). */
        IMPOSSIBLE
    }

    /**
     * A recipient of a case.
     *
     * @param acts of which it is told
     * @param mail whether it is told by mail; else by a person
     * @param toldAt or null
     * @param toldBy user id of who told it, or null when we wrote a mail or nobody told it yet
     * @param answer or null while there is none
     * @param answeredAt or null
     * @param note staff's words about the answer, may be empty
     */
    public record Told(
            Catalogue.Recipient recipient,
            Set<Right> acts,
            boolean mail,
            Instant toldAt,
            String toldBy,
            Answer answer,
            Instant answeredAt,
            String note) {}

    private final CaseFiles files;
    private final SystemsOfRecord systems;
    private final DsarRecipientStore store;
    private final DsarForms forms;
    private final DsarMails mails;
    private final MessageSource messages;
    private final Clock clock;

    DsarRecipients(
            CaseFiles files,
            SystemsOfRecord systems,
            DsarRecipientStore store,
            DsarForms forms,
            DsarMails mails,
            MessageSource messages,
            Clock clock) {
        this.files = files;
        this.systems = systems;
        this.store = store;
        this.forms = forms;
        this.mails = mails;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Those who receive data of the activities of these systems, by the data map; remembered for the case, with all that the
     * request asks for and that concerns recipients.
     *
     * @param systems ids of the systems in which something was corrected, erased or restricted
     */
    public void note(String caseId, Set<String> systems) {
        Set<Right> acts = EnumSet.noneOf(Right.class);
        acts.addAll(forms.rights(caseId));
        if (acts.contains(Right.OBJECTION)) {
            acts.add(Right.RESTRICTION); // the data stay restricted while the objection is weighed (Art. 18(1)(d))
        }
        note(caseId, acts, systems);
    }

    /**
     * The same for what was really done; may be called once for each right.
     *
     * @param acts others than rectification, erasure and restriction are passed over
     */
    public void note(String caseId, Set<Right> acts, Set<String> systems) {
        Set<Right> concerning = EnumSet.copyOf(ACTS);
        concerning.retainAll(acts);
        if (concerning.isEmpty()) {
            return;
        }
        Set<String> receiving = receivingFrom(systems);
        catalogue().recipients().stream()
                .map(Catalogue.Recipient::id)
                .filter(receiving::contains)
                .forEach(recipient -> store.note(caseId, recipient, concerning, clock.instant()));
    }

    private Set<String> receivingFrom(Set<String> systemIds) {
        Set<String> activities = catalogue().systems().stream()
                .filter(system -> systemIds.contains(system.id()))
                .flatMap(system -> system.activities().stream())
                .collect(Collectors.toSet());
        return catalogue().activities().stream()
                .filter(activity -> activities.contains(activity.id()))
                .flatMap(activity -> activity.recipients().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Ids of the recipients noted, in the catalogue's order. */
    @Transactional(readOnly = true)
    public List<String> noted(String caseId) {
        return all(caseId).stream().map(told -> told.recipient().id()).toList();
    }

    /** The recipients noted, in the catalogue's order. */
    @Transactional(readOnly = true)
    public List<Told> all(String caseId) {
        Map<String, DsarRecipientStore.Row> rows = store.of(caseId).stream()
                .collect(Collectors.toMap(DsarRecipientStore.Row::recipientId, Function.identity()));
        return catalogue().recipients().stream()
                .filter(recipient -> rows.containsKey(recipient.id()))
                .map(recipient -> told(caseId, recipient, rows.get(recipient.id())))
                .toList();
    }

    private Told told(String caseId, Catalogue.Recipient recipient, DsarRecipientStore.Row row) {
        return new Told(
                recipient,
                row.acts(),
                recipient.contact() != null,
                row.toldAt(),
                Actors.SYSTEM.equals(row.toldBy()) ? null : row.toldBy(),
                row.answer(),
                row.answeredAt(),
                files.get(caseId, KIND_NOTE, recipient.id(), String.class).orElse(""));
    }

    /** Whether the data map has a mail address for it; else a person tells it. */
    public boolean byMail(String recipientId) {
        return find(recipientId).contact() != null;
    }

    /** Writes to the recipient, once: what to correct, erase or restrict, without more about the person than needed. */
    public void tell(String caseId, String recipientId) {
        DsarRecipientStore.Row row = row(caseId, recipientId);
        if (row.toldAt() != null) {
            return;
        }
        write(caseId, find(recipientId), row.acts());
        store.told(caseId, recipientId, clock.instant(), Actors.SYSTEM);
    }

    private void write(String caseId, Catalogue.Recipient recipient, Set<Right> acts) {
        Locale language = Languages.ofCountry(recipient.country());
        String asked = acts.stream()
                .sorted()
                .map(act -> "- " + messages.getMessage("dsar.recipient.ask." + act, null, act.name(), language))
                .collect(Collectors.joining("\n"));
        mails.toRecipient(
                caseId,
                recipient,
                language,
                Map.of("recipient", recipient.name(), "asked", asked, "person", address(caseId)));
    }

    /** The address by which others know the person: their own, where somebody else asks for them. */
    private String address(String caseId) {
        DsarFile request =
                files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
        boolean own = request.behalf() == null || request.behalf().mail() == null;
        return own ? request.mail() : request.behalf().mail();
    }

    /** A person told it, by telephone or letter. */
    public void toldByHand(String caseId, String recipientId, String userId) {
        if (row(caseId, recipientId).toldAt() == null) {
            store.told(caseId, recipientId, clock.instant(), userId);
        }
    }

    /**
     * Keeps what a recipient answered; a later answer replaces it. Whoever answers has been told.
     *
     * @param note staff's words, may be empty
     * @throws Refused when the recipient is none of this case
     */
    public void answered(String caseId, String recipientId, Answer answer, String note, String userId) {
        if (store.find(caseId, recipientId).isEmpty()) {
            throw new Refused("dsar.refused.no-such-recipient");
        }
        toldByHand(caseId, recipientId, userId);
        store.answered(caseId, recipientId, answer, clock.instant());
        files.put(caseId, KIND_NOTE, recipientId, note == null ? "" : note, userId);
    }

    private DsarRecipientStore.Row row(String caseId, String recipientId) {
        Optional<DsarRecipientStore.Row> row = store.find(caseId, recipientId);
        return row.orElseThrow(() -> new IllegalArgumentException("recipient " + recipientId + " was not noted"));
    }

    private Catalogue.Recipient find(String recipientId) {
        return catalogue().recipients().stream()
                .filter(recipient -> recipient.id().equals(recipientId))
                .findFirst()
                .orElseThrow();
    }

    private Catalogue catalogue() {
        return systems.catalogue();
    }
}
