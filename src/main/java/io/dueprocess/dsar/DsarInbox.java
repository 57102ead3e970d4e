package io.dueprocess.dsar;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Refused;
import io.dueprocess.language.Languages;
import io.dueprocess.mail.MailAddress;
import io.dueprocess.mail.Outbox;
import io.dueprocess.mail.inbox.InboxHandler;
import io.dueprocess.mail.inbox.IncomingMail;
import io.dueprocess.portal.Uploads;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails to the privacy team's mailbox: each becomes a case in triage, or joins the one that it belongs to. A request needs no
 * form, and its clock starts when the mail server took it, read or not (Art. 12(2), 12(3); EDPB 01/2022, 52-57).
 */
@Service
@Transactional
public class DsarInbox implements InboxHandler {

    private static final Pattern REFERENCE = Pattern.compile("\\bDP-?[0-9A-Z]{4}-?[0-9A-Z]{4}\\b");
    private static final String MAIL_FILE = "mail.eml";

    private final CaseFiles files;
    private final Audit audit;
    private final DsarRequests requests;
    private final DsarStore store;
    private final DsarMails mails;
    private final DsarIntake intake;
    private final Outbox outbox;
    private final RuntimeService runtime;

    /** In which a mail is taken to be written when nothing in it tells. */
    private final Locale home;

    DsarInbox(
            CaseFiles files,
            Audit audit,
            DsarRequests requests,
            DsarStore store,
            DsarMails mails,
            DsarIntake intake,
            Outbox outbox,
            RuntimeService runtime,
            @Value("${dueprocess.country:}") String country) {
        this.files = files;
        this.audit = audit;
        this.requests = requests;
        this.store = store;
        this.mails = mails;
        this.intake = intake;
        this.outbox = outbox;
        this.runtime = runtime;
        this.home = Languages.ofCountry(country);
    }

    @Override
    public Outcome take(IncomingMail mail) {
        if (mail.manner() == IncomingMail.Manner.AUTOMATIC) {
            return new Outcome(Kind.AUTOMATIC, null, false);
        }
        Optional<IncomingMail.Sender> sender = mail.senders().stream()
                .filter(one -> MailAddress.accepts(one.address()))
                .findFirst();
        if (sender.isEmpty()) {
            return new Outcome(Kind.TROUBLE, null, false);
        }
        Optional<CaseFile> named = named(mail);
        Optional<CaseFile> own = named.filter(file -> file.closedAt() == null && writes(sender.get(), file.id()));
        if (own.isPresent()) {
            return join(mail, own.get().id());
        }
        return open(mail, sender.get(), named.map(CaseFile::reference).orElse(null));
    }

    private Outcome join(IncomingMail mail, String caseId) {
        Files checked = Files.of(mail);
        requests.message(caseId, mail.text(), checked.sound());
        keep(mail, caseId, checked, null, true);
        return new Outcome(Kind.JOINED, caseId, leftOut(mail, checked));
    }

    private Outcome open(IncomingMail mail, IncomingMail.Sender sender, String mentions) {
        DsarFile content = new DsarFile(
                sender.name().isBlank() ? sender.address() : sender.name(),
                sender.address(),
                Set.of(),
                written(mail),
                DsarFile.CHANNEL_MAIL);
        CaseFile file = requests.open(
                content,
                "mail-" + UUID.randomUUID(),
                MailLanguage.of(mail.subject() + "\n" + mail.text(), mail.contentLanguage(), home),
                mail.receivedAt(),
                Actors.PERSON);
        Files checked = Files.of(mail);
        requests.attach(file.id(), DsarRequests.KIND_UPLOAD, checked.sound());
        keep(mail, file.id(), checked, mentions, mail.manner() == IncomingMail.Manner.PERSON);
        runtime.startProcessInstanceByMessage(DsarProcess.MESSAGE_REQUEST_RECEIVED, file.id());
        return new Outcome(Kind.CASE, file.id(), leftOut(mail, checked));
    }

    private static boolean leftOut(IncomingMail mail, Files checked) {
        return mail.incomplete() || !checked.leftOut().isEmpty();
    }

    private static String written(IncomingMail mail) {
        return mail.subject().isBlank() ? mail.text() : mail.subject() + "\n\n" + mail.text();
    }

    /** The signature, the mail as it came if nothing of it was left out, and what staff must know of it. */
    private void keep(IncomingMail mail, String caseId, Files checked, String mentions, boolean acknowledged) {
        mail.parts().stream()
                .filter(IncomingMail.Part::signature)
                .forEach(part -> attach(
                        caseId,
                        part.mediaType().contains("pgp") ? "signature.asc" : "smime.p7s",
                        part.mediaType(),
                        part.content()));
        if (mail.whole() != null && checked.leftOut().isEmpty()) {
            attach(caseId, MAIL_FILE, "message/rfc822", mail.whole());
        }
        DsarMail noted =
                new DsarMail(mail.notes().stream().map(Enum::name).toList(), checked.leftOut(), mentions, acknowledged);
        if (noted.remarkable()) {
            files.append(caseId, DsarMail.KIND, noted, Actors.SYSTEM);
        }
    }

    private void attach(String caseId, String name, String mediaType, byte[] content) {
        files.attach(caseId, DsarMail.KIND, name, mediaType, new ByteArrayInputStream(content), Actors.PERSON);
    }

    /** The request that the mail names or answers. */
    private Optional<CaseFile> named(IncomingMail mail) {
        List<CaseFile> found = new ArrayList<>();
        Matcher reference = REFERENCE.matcher(mail.subject().toUpperCase(Locale.ROOT));
        while (reference.find()) {
            files.findByReference(reference.group()).ifPresent(found::add);
        }
        mail.references().stream()
                .flatMap(id -> outbox.caseOf(id).stream())
                .flatMap(caseId -> files.find(caseId).stream())
                .forEach(found::add);
        return found.stream()
                .filter(file -> file.processKey().equals(DsarProcess.KEY) && file.shreddedAt() == null)
                .findFirst();
    }

    private boolean writes(IncomingMail.Sender sender, String caseId) {
        return files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                .map(request -> request.mail().equalsIgnoreCase(sender.address()))
                .orElse(false);
    }

    /** Tells staff, by a mail that says nothing of it, that a mail lies in the folder for such. */
    @Override
    public void trouble(String key) {
        audit.record(null, Actors.SYSTEM, AuditAction.REFUSE, "inbox-trouble:" + key);
        mails.aboutInbox("inbox-trouble:" + key, List.of(Groups.PRIVACY_TEAM));
    }

    /** The decision that a mail is no request: its clock ends, and its file soon goes. For mails only. */
    public void notRequest(String caseId) {
        DsarFile request =
                files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
        if (!request.channel().equals(DsarFile.CHANNEL_MAIL)) {
            throw new Refused("dsar.refused.not-request");
        }
        store.notRequest(caseId);
    }

    /** Triage found a request in a mail that had not been acknowledged. */
    public void isRequest(String caseId) {
        intake.acknowledgeNow(caseId);
    }

    /** Which files of a mail are stored, and names of the others. */
    private record Files(List<NewRequest.Upload> sound, List<String> leftOut) {

        static Files of(IncomingMail mail) {
            List<NewRequest.Upload> sound = new ArrayList<>();
            List<String> leftOut = new ArrayList<>();
            mail.keptOut().forEach(name -> leftOut.add(Uploads.printable(name)));
            for (IncomingMail.Part part : mail.parts()) {
                if (!part.signature()) {
                    Uploads.sound(part.name(), part.content())
                            .ifPresentOrElse(
                                    file -> sound.add(
                                            new NewRequest.Upload(file.name(), file.mediaType(), file.content())),
                                    () -> leftOut.add(Uploads.printable(part.name())));
                }
            }
            return new Files(sound, leftOut);
        }
    }
}
