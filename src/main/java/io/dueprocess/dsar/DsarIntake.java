package io.dueprocess.dsar;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Codes;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.Person;
import io.dueprocess.datamap.SystemsOfRecord;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first steps of a request: acknowledge it, match it with our records. */
@Service
@Transactional
public class DsarIntake {

    private final CaseFiles files;
    private final DsarStore store;
    private final DsarMails mails;
    private final Codes codes;
    private final SystemsOfRecord systems;
    private final DsarSettings settings;
    private final Clock clock;

    DsarIntake(
            CaseFiles files,
            DsarStore store,
            DsarMails mails,
            Codes codes,
            SystemsOfRecord systems,
            DsarSettings settings,
            Clock clock) {
        this.files = files;
        this.store = store;
        this.mails = mails;
        this.codes = codes;
        this.systems = systems;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends reference, access code and confirmation link; the code exists in that mail and, hashed, in the database. */
    public void acknowledge(String caseId) {
        mails.toStaff(caseId, "new", "dsar-staff-new", List.of(Groups.PRIVACY_TEAM), Map.of());
        boolean later = files.list(caseId, DsarMail.KIND, DsarMail.class).stream()
                .anyMatch(mail -> !mail.content().acknowledged());
        if (!later) {
            acknowledgeNow(caseId);
        }
    }

    /** The same for a mail that nothing answered before somebody had read it. */
    void acknowledgeNow(String caseId) {
        if (store.get(caseId).accessCodeHash() != null) {
            return;
        }
        String accessCode = codes.accessCode();
        String token = codes.token();
        store.acknowledged(
                caseId,
                codes.hash(DsarRequests.PURPOSE_ACCESS_CODE, accessCode),
                codes.hash(DsarRequests.PURPOSE_MAIL_TOKEN, token),
                clock.instant().plus(settings.confirmLink()));
        mails.toPerson(
                caseId,
                "acknowledgement",
                "dsar-acknowledgement",
                Map.of("accessCode", accessCode, "confirmUrl", mails.url("/requests/confirm?token=" + token)));
    }

    /** Is there one person behind the address, several, or nobody (Art. 12(6))? A system that is down makes it unknown. */
    public void match(String caseId) {
        store.matched(caseId, matchOf(systems.identify(person(caseId))));
    }

    /** Whose data they are, with the addresses by which our systems may know them; no name means whoever uses the address. */
    Person person(String caseId) {
        DsarFile request =
                files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
        Set<String> addresses = new LinkedHashSet<>(Set.of(request.mail()));
        if (request.behalf() != null && request.behalf().mail() != null) {
            addresses.add(request.behalf().mail());
        }
        String name = request.subjectName();
        return new Person(name.isBlank() ? null : name, addresses);
    }

    private static DsarFacts.Match matchOf(Identity identity) {
        if (identity.sharedMailbox()) {
            return DsarFacts.Match.SHARED;
        }
        boolean known = identity.keys().entrySet().stream()
                .anyMatch(
                        key -> !key.getKey().equals("email") && !key.getValue().isEmpty());
        if (known) {
            return DsarFacts.Match.ONE;
        }
        return identity.unavailable().isEmpty() ? DsarFacts.Match.NONE : DsarFacts.Match.UNKNOWN;
    }
}
