package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.desk.StaffMails;
import io.dueprocess.language.Languages;
import io.dueprocess.mail.Mail;
import io.dueprocess.mail.Outbox;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Mails of a request, to its person and to staff. Staff mails carry the reference and dates only. */
@Component
class DsarMails {

    private final Outbox outbox;
    private final StaffMails staffMails;
    private final CaseFiles files;
    private final DsarStore store;
    private final Deadlines deadlines;
    private final MessageSource messages;
    private final String baseUrl;
    private final String organisation;

    DsarMails(
            Outbox outbox,
            StaffMails staffMails,
            CaseFiles files,
            DsarStore store,
            Deadlines deadlines,
            MessageSource messages,
            @Value("${dueprocess.base-url}") String baseUrl,
            @Value("${dueprocess.organisation.name}") String organisation) {
        this.outbox = outbox;
        this.staffMails = staffMails;
        this.files = files;
        this.store = store;
        this.deadlines = deadlines;
        this.messages = messages;
        this.baseUrl = baseUrl;
        this.organisation = organisation;
    }

    /** Writes to the person in their language; a second mail with the same key is not sent. */
    void toPerson(String caseId, String key, String template, Map<String, Object> values) {
        Locale language = store.get(caseId).language();
        DsarFile request =
                files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
        Map<String, Object> model = common(caseId, language);
        model.put("statusUrl", baseUrl + "/requests/status");
        model.put("concerning", concerning(request, language));
        model.putAll(values);
        outbox.enqueue(new Mail(caseId, key, template, language, request.mail(), model));
    }

    /** Whose data they are; for mails that follow a person's decision, since anybody may type any name into a request. */
    private String concerning(DsarFile request, Locale language) {
        return request.concerning() == null
                ? messages.getMessage("dsar.mail.own-data", null, language)
                : messages.getMessage("dsar.mail.data-of", new Object[] {request.concerning()}, language);
    }

    /** Writes to a recipient of the person's data, once (Art. 19). */
    void toRecipient(String caseId, Catalogue.Recipient recipient, Locale language, Map<String, Object> values) {
        Map<String, Object> model = common(caseId, language);
        model.putAll(values);
        outbox.enqueue(new Mail(
                caseId, "recipient:" + recipient.id(), "dsar-recipient", language, recipient.contact(), model));
    }

    /** Writes to the groups' members. */
    void toStaff(String caseId, String key, String template, List<String> groups, Map<String, Object> values) {
        Map<String, Object> model = common(caseId, Locale.ENGLISH);
        model.putAll(values);
        staffMails.send(caseId, key, template, groups, model);
    }

    /** Writes to the groups' members about a mail that no case was made of. */
    void aboutInbox(String key, List<String> groups) {
        staffMails.sendWithoutCase(key, "dsar-staff-inbox-trouble", groups, Map.of("organisation", organisation));
    }

    String url(String path) {
        return baseUrl + path;
    }

    /** Name and address of the authority to complain to (Art. 77), as mails print it. */
    static String complaint(Catalogue.Authority authority) {
        return authority.name() + ", " + authority.address() + ", " + authority.website();
    }

    static String date(LocalDate date, Locale language) {
        return Languages.day(language).format(date);
    }

    private Map<String, Object> common(String caseId, Locale language) {
        Deadline deadline = deadlines.find(caseId, Clock.DSAR_RESPONSE).orElseThrow();
        Map<String, Object> model = new HashMap<>();
        model.put("reference", files.find(caseId).orElseThrow().reference());
        model.put("organisation", organisation);
        model.put("due", date(deadline.date().due(), language));
        model.put("explanation", deadline.date().explanation(language));
        return model;
    }
}
