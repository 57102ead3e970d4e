package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue.Activity;
import io.dueprocess.datamap.DataChanges;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.Suppression;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.portal.Dates;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What ends at once: processing by consent, and direct marketing (Art. 7(3), 21(2)-(3)). Nobody decides about it. */
@Component("dsarStops")
@Transactional
public class DsarStops {

    private static final String KIND = "stopped";

    /** Triage may find that there is no request to stop anything. */
    private static final Set<String> NO_REQUEST = Set.of("withdrawn", "not-request");

    /** What has ended by now, as the case file keeps it. */
    record Stopped(Set<String> activities, Instant at) {}

    private final CaseFiles files;
    private final DsarForms forms;
    private final DsarIntake intake;
    private final DsarWork work;
    private final SystemsOfRecord systems;
    private final DataChanges changes;
    private final Suppression suppression;
    private final DsarWithdrawals withdrawals;
    private final DsarStore store;
    private final DsarMails mails;
    private final Clock clock;
    private final ZoneId zone;

    DsarStops(
            CaseFiles files,
            DsarForms forms,
            DsarIntake intake,
            DsarWork work,
            SystemsOfRecord systems,
            DataChanges changes,
            Suppression suppression,
            DsarWithdrawals withdrawals,
            DsarStore store,
            DsarMails mails,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.forms = forms;
        this.intake = intake;
        this.work = work;
        this.systems = systems;
        this.changes = changes;
        this.suppression = suppression;
        this.withdrawals = withdrawals;
        this.store = store;
        this.mails = mails;
        this.clock = clock;
        this.zone = zone;
    }

    /** Whether anything that was asked ends at once. */
    public boolean atOnce(DelegateExecution execution) {
        return asked(execution.getProcessBusinessKey());
    }

    private boolean asked(String caseId) {
        return link(caseId).isPresent() || forms.rights(caseId).stream().anyMatch(Right::atOnce);
    }

    /** Whether triage read something out of the words that ends at once and has not ended yet. */
    public boolean foundAtTriage(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        if (!asked(caseId) || NO_REQUEST.contains(DsarProcess.DECISION.from(execution))) {
            return false;
        }
        return stopped(caseId)
                .map(stopped -> !stopped.activities().containsAll(activities(caseId)))
                .orElse(true);
    }

    /** Whether a person has to read it: nobody has yet, and there are words, or rights that somebody must decide. */
    public boolean unread(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        return !triaged(caseId)
                && (!request(caseId).text().isBlank()
                        || forms.rights(caseId).stream().anyMatch(right -> !right.atOnce()));
    }

    public boolean triaged(DelegateExecution execution) {
        return triaged(execution.getProcessBusinessKey());
    }

    private boolean triaged(String caseId) {
        return !forms.latest(caseId, DsarProcess.FORM_TRIAGE).isEmpty();
    }

    /** Ids of the systems in which the activities run. */
    public List<String> systems(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        Set<String> activities = activities(caseId);
        return changes.running(activities).stream()
                .filter(system -> !work.done(caseId, kind(caseId), system))
                .toList();
    }

    public boolean byUs(DelegateExecution execution) {
        return changes.stops(DsarProcess.SYSTEM.from(execution), activities(execution.getProcessBusinessKey()));
    }

    /**
     * Ends the activities for the person in one system, also while another is down; then again when that one answers, since
     * it may know further keys of the person.
     *
     * @throws SystemUnavailable to be retried
     */
    public void stop(String caseId, String systemId) throws SystemStaysDown {
        work.once(caseId, kind(caseId), systemId, () -> {
            Identity identity = systems.identify(intake.person(caseId));
            changes.stop(systemId, identity, activities(caseId));
            if (!identity.unavailable().isEmpty()) {
                throw new SystemUnavailable(String.join(",", identity.unavailable()), "while-finding-the-person");
            }
        });
    }

    DsarWork.Kind kind(String caseId) {
        return triaged(caseId) ? DsarWork.Kind.STOP_FOUND : DsarWork.Kind.STOP;
    }

    /** Tells the person, bars the address from imports, and asks what no other purpose needs any more. */
    public void confirm(String caseId) {
        Set<String> activities = activities(caseId);
        if (stopped(caseId)
                .filter(stopped -> stopped.activities().containsAll(activities))
                .isPresent()) {
            return;
        }
        Instant now = clock.instant();
        files.put(caseId, KIND, KIND, new Stopped(activities, now), Actors.SYSTEM);
        intake.person(caseId).mailAddresses().forEach(address -> suppression.stopped(address, activities));
        Locale language = store.get(caseId).language();
        mails.toPerson(
                caseId,
                "stopped:" + kind(caseId),
                "dsar-stopped",
                Map.of("stopped", names(activities, language), "at", new Dates(language, zone).minute(now)));
        withdrawals.test(caseId, activities);
    }

    private String names(Set<String> activities, Locale language) {
        return systems.catalogue().activities().stream()
                .filter(activity -> activities.contains(activity.id()))
                .map(activity -> "- " + activity.name().in(language))
                .collect(Collectors.joining("\n"));
    }

    Optional<Stopped> stopped(String caseId) {
        return files.get(caseId, KIND, KIND, Stopped.class);
    }

    /** Ids of the activities that end: those of the link, or every one that the rights can end. */
    Set<String> activities(String caseId) {
        Set<String> activities = new TreeSet<>();
        link(caseId).ifPresent(link -> activities.addAll(link.activities()));
        boolean chosen = !activities.isEmpty();
        Set<Right> ticked = forms.ticked(caseId);
        for (Right right : forms.rights(caseId)) {
            if (!(chosen && ticked.contains(right))) {
                activities.addAll(endedBy(right));
            }
        }
        return activities;
    }

    /** Every activity that the right ends; empty for rights that somebody decides. */
    Set<String> endedBy(Right right) {
        return systems.catalogue().activities().stream()
                .filter(activity -> right == Right.CONSENT_WITHDRAWAL && activity.consent()
                        || right == Right.MARKETING_OBJECTION && activity.directMarketing())
                .map(Activity::id)
                .collect(Collectors.toSet());
    }

    private Optional<DsarStop> link(String caseId) {
        return files.get(caseId, DsarStop.KIND, DsarStop.KIND, DsarStop.class);
    }

    private DsarFile request(String caseId) {
        return files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
    }
}
