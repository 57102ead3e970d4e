package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Codes;
import io.dueprocess.casefile.SealedTexts;
import io.dueprocess.datamap.Catalogue.Activity;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.language.Languages;
import io.dueprocess.mail.Mail;
import io.dueprocess.mail.Outbox;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ending what rests on consent, and direct marketing, by one click: a link in a mail, or a button (Art. 7(3), 21(2); RFC
 * 8058). Each opens a case, whose process stops it at once; the same again while that one is under way joins it.
 */
@Service
public class DsarConsent {

    private static final String PURPOSE = "consent-link";
    /** Of one address and the same activities, in a day; that many have begun and ended before nothing more is opened. */
    private static final int MOST_IN_A_DAY = 20;

    private final SealedTexts sealed;
    private final SystemsOfRecord systems;
    private final DsarRequests requests;
    private final DsarStore store;
    private final CaseFiles files;
    private final Codes codes;
    private final Outbox outbox;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId zone;
    private final String baseUrl;
    private final String organisation;

    DsarConsent(
            SealedTexts sealed,
            SystemsOfRecord systems,
            DsarRequests requests,
            DsarStore store,
            CaseFiles files,
            Codes codes,
            Outbox outbox,
            RuntimeService runtime,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone,
            @Value("${dueprocess.base-url}") String baseUrl,
            @Value("${dueprocess.organisation.name}") String organisation) {
        this.sealed = sealed;
        this.systems = systems;
        this.requests = requests;
        this.store = store;
        this.files = files;
        this.codes = codes;
        this.outbox = outbox;
        this.runtime = runtime;
        this.transaction = transaction;
        this.clock = clock;
        this.zone = zone;
        this.baseUrl = baseUrl;
        this.organisation = organisation;
    }

    /**
     * What a link ends, for whom.
     *
     * @param activities ids; never empty
     * @param language in which the person is written to
     */
    public record Withdrawal(String mail, Set<String> activities, Locale language) {

        /** Without the address, so that it can stand in a log. */
        @Override
        public String toString() {
            return "Withdrawal[activities=" + activities + "]";
        }
    }

    /** Whether the activity can be ended by a click. */
    public boolean endable(String activity) {
        return endable().stream().anyMatch(known -> known.id().equals(activity));
    }

    /** Names of the activities, in the catalogue's order. */
    public List<String> names(Set<String> activities, Locale language) {
        return endable().stream()
                .filter(activity -> activities.contains(activity.id()))
                .map(activity -> activity.name().in(language))
                .toList();
    }

    private List<Activity> endable() {
        return systems.catalogue().activities().stream()
                .filter(activity -> activity.consent() || activity.directMarketing())
                .toList();
    }

    /** Address of the page that ends it; says nothing of the person to who cannot open it. Empty activities: direct marketing. */
    public String url(String mail, Set<String> activities, Locale language) {
        String plain = String.join("\n", mail, String.join(",", new TreeSet<>(activities)), language.getLanguage());
        return baseUrl + "/consent/" + sealed.seal(PURPOSE, plain);
    }

    /** What the link ends; empty when it is none of ours, or when nothing that it names exists any more. */
    public Optional<Withdrawal> read(String token) {
        return sealed.open(PURPOSE, token).map(plain -> plain.split("\n", -1)).flatMap(this::withdrawal);
    }

    private Optional<Withdrawal> withdrawal(String[] parts) {
        Set<String> named =
                Arrays.stream(parts[1].split(",")).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
        Set<String> meant = endable().stream()
                .filter(activity -> named.isEmpty() ? activity.directMarketing() : named.contains(activity.id()))
                .map(Activity::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Locale language = Languages.of(parts[2]).orElse(Languages.ENGLISH);
        return meant.isEmpty() ? Optional.empty() : Optional.of(new Withdrawal(parts[0], meant, language));
    }

    /** Sends the address a link that ends everything that a click can end, whether we know the address or not. */
    public void sendLink(String mail, Locale language) {
        String url = url(mail, all(), language);
        outbox.enqueue(Mail.withoutContent(
                Audit.SYSTEM_CHAIN,
                "consent:" + UUID.randomUUID(),
                "dsar-consent-link",
                language,
                mail,
                Map.of("withdrawUrl", url, "organisation", organisation)));
    }

    private Set<String> all() {
        return endable().stream().map(Activity::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ends it: from now on, as fast as the systems answer. */
    public void withdraw(Withdrawal withdrawal) {
        withdraw(withdrawal, "", null);
    }

    /** The button of somebody who is signed in to their case: ends everything that a click can end. */
    public void withdrawAll(String caseId) {
        DsarFile request =
                files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
        withdraw(new Withdrawal(request.mail(), all(), store.get(caseId).language()), request.name(), request.behalf());
    }

    private void withdraw(Withdrawal withdrawal, String name, NewRequest.Behalf behalf) {
        String mail = withdrawal.mail().toLowerCase(Locale.ROOT);
        DsarFile content = new DsarFile(name, mail, rights(withdrawal.activities()), "", DsarFile.CHANNEL_LINK, behalf);
        String what =
                codes.hash(PURPOSE, mail + "|" + content.subjectName() + "|" + new TreeSet<>(withdrawal.activities()));
        String day = "link-" + what.substring(0, 40) + "-" + LocalDate.ofInstant(clock.instant(), zone) + "-";
        for (int turn = 0; turn < MOST_IN_A_DAY; turn++) {
            Optional<DsarFacts> earlier = store.bySubmissionKey(day + turn);
            if (earlier.isEmpty()) {
                open(content, withdrawal, day + turn);
                return;
            }
            if (earlier.get().outcome() == null) {
                return;
            }
        }
    }

    private void open(DsarFile content, Withdrawal withdrawal, String submissionKey) {
        try {
            transaction.executeWithoutResult(status -> {
                CaseFile file =
                        requests.open(content, submissionKey, withdrawal.language(), clock.instant(), Actors.PERSON);
                files.put(
                        file.id(), DsarStop.KIND, DsarStop.KIND, new DsarStop(withdrawal.activities()), Actors.PERSON);
                runtime.startProcessInstanceByMessage(DsarProcess.MESSAGE_REQUEST_RECEIVED, file.id());
            });
        } catch (DuplicateKeyException sameMoment) {
            // another click has just opened it
        }
    }

    private Set<Right> rights(Set<String> activities) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Activity activity : endable()) {
            if (activities.contains(activity.id())) {
                rights.add(activity.consent() ? Right.CONSENT_WITHDRAWAL : Right.MARKETING_OBJECTION);
            }
        }
        return rights;
    }
}
