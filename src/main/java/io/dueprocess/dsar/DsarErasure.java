package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Erasures;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.RowRef;
import io.dueprocess.datamap.Suppression;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.dsar.DsarWork.Kind;
import io.dueprocess.retention.Certificates;
import io.dueprocess.retention.EraseLater;
import io.dueprocess.retention.ErasedSystem;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Erasure (Art. 17): dry run, decision, execution system by system, another dry run that must be empty, certificate. */
@Component("dsarErasure")
@Transactional
public class DsarErasure {

    private static final String KIND_VERIFIED = "erasure-verified";
    private static final String PDF = "application/pdf";

    private final CaseFiles files;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarDecisions decisions;
    private final DsarCollection collection;
    private final DsarIntake intake;
    private final DsarWork work;
    private final DsarErasurePlans plans;
    private final Erasures erasures;
    private final Certificates certificates;
    private final EraseLater later;
    private final Suppression suppression;
    private final Clock clock;

    DsarErasure(
            CaseFiles files,
            DsarStore store,
            DsarForms forms,
            DsarDecisions decisions,
            DsarCollection collection,
            DsarIntake intake,
            DsarWork work,
            DsarErasurePlans plans,
            Erasures erasures,
            Certificates certificates,
            EraseLater later,
            Suppression suppression,
            Clock clock) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.decisions = decisions;
        this.collection = collection;
        this.intake = intake;
        this.work = work;
        this.plans = plans;
        this.erasures = erasures;
        this.certificates = certificates;
        this.later = later;
        this.suppression = suppression;
        this.clock = clock;
    }

    /**
     * What an erasure would do in each system; one that stays down is a person's.
     *
     * @throws SystemUnavailable while a system does not answer and attempts are left
     */
    public void plan(String caseId) {
        Identity identity = identity(caseId);
        for (String system : erasures.systems()) {
            try {
                work.once(
                        caseId, Kind.PLAN, system, () -> plans.planned(caseId, plans.dryRun(caseId, system, identity)));
            } catch (SystemStaysDown down) {
                work.apart(() -> plans.planned(caseId, new SystemPlan(system, true, List.of())));
            }
        }
    }

    private Identity identity(String caseId) {
        return work.apart(() -> collection.identity(caseId));
    }

    /** Whether anything is to be erased. */
    public boolean decided(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        boolean asked = forms.rights(caseId).contains(Right.ERASURE);
        return asked
                && decisions
                        .at(caseId, DsarProcess.TASK_DECIDE_ERASURE)
                        .filter(decision -> !decision.equals(DsarDecisions.REFUSE))
                        .isPresent();
    }

    /** Ids of the systems in which something is to be erased and is not yet. */
    public List<String> systems(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        return plans.plans(caseId).values().stream()
                .filter(plan -> plan.byHand() || !plan.empty())
                .map(SystemPlan::systemId)
                .filter(system -> !work.done(caseId, Kind.ERASE, system))
                .toList();
    }

    /** Whether we can do any of it there. */
    public boolean byUs(DelegateExecution execution) {
        SystemPlan plan = plans.plans(execution.getProcessBusinessKey()).get(DsarProcess.SYSTEM.from(execution));
        return !plan.empty();
    }

    /** Whether something there is left for the system's owner. */
    public boolean partByHand(DelegateExecution execution) {
        return plans.plans(execution.getProcessBusinessKey())
                .get(DsarProcess.SYSTEM.from(execution))
                .byHand();
    }

    /**
     * Plans anew with what was decided to stay, and carries that out. The plan is kept before, so that a second attempt
     * after a crash does the same.
     *
     * @throws SystemUnavailable to be retried
     */
    public void erase(String caseId, String systemId) throws SystemStaysDown {
        int round = round(caseId);
        Identity identity = identity(caseId);
        work.once(caseId, Kind.ERASE, systemId, () -> erasures.carryOut(carrying(caseId, round, systemId, identity)));
    }

    private SystemPlan carrying(String caseId, int round, String systemId, Identity identity) {
        Optional<SystemPlan> begun = plans.carried(caseId, round, systemId);
        if (begun.isPresent()) {
            return begun.get();
        }
        return work.apart(() -> plans.carrying(caseId, round, plans.dryRun(caseId, systemId, identity)));
    }

    /** How often somebody has sent it round again. */
    private int round(String caseId) {
        return forms.rounds(caseId, DsarProcess.FORM_REST).size();
    }

    /** What is left of it is erased anew. */
    void again(String caseId) {
        plans.rest(caseId).values().stream()
                .filter(rest -> !rest.empty())
                .forEach(rest -> work.again(caseId, Kind.ERASE, rest.systemId()));
    }

    /**
     * Looks again; a system that stays down counts as not verified.
     *
     * @throws SystemUnavailable while a system does not answer and attempts are left
     */
    public void verify(String caseId) {
        Identity identity = identity(caseId);
        for (SystemPlan decided : plans.plans(caseId).values()) {
            if (!decided.empty()) {
                verify(caseId, decided, identity);
            }
        }
        work.again(caseId, Kind.VERIFY);
        if (empty(caseId)) {
            files.put(caseId, KIND_VERIFIED, KIND_VERIFIED, clock.instant(), Actors.SYSTEM);
        }
    }

    private void verify(String caseId, SystemPlan decided, Identity identity) {
        String system = decided.systemId();
        try {
            work.once(caseId, Kind.VERIFY, system, () -> plans.rest(caseId, left(caseId, system, identity)));
        } catch (SystemStaysDown down) {
            work.apart(() -> plans.rest(caseId, decided));
        }
    }

    /** By the keys that led to the person, and by the rows' ids: an erased address leads nowhere any more. */
    private SystemPlan left(String caseId, String system, Identity identity) {
        SystemPlan rest = plans.dryRun(caseId, system, identity);
        if (!rest.empty()) {
            return rest;
        }
        Optional<SystemPlan> carried = plans.carried(caseId, round(caseId), system);
        List<RowRef> rows = carried.map(erasures::left).orElse(List.of());
        return rows.isEmpty() ? rest : erasures.plan(system, rows, List.of());
    }

    public boolean nothingLeft(DelegateExecution execution) {
        return empty(execution.getProcessBusinessKey());
    }

    private boolean empty(String caseId) {
        return plans.rest(caseId).values().stream().allMatch(SystemPlan::empty);
    }

    /** Certificate for the person, dates for what must stay until then, and an entry that bars a return. */
    public void certify(String caseId) {
        boolean certified =
                files.attachments(caseId).stream().anyMatch(file -> file.kind().equals(DsarRequests.KIND_CERTIFICATE));
        if (certified) {
            return;
        }
        Instant verified =
                files.get(caseId, KIND_VERIFIED, KIND_VERIFIED, Instant.class).orElse(null);
        Certificates.Certificate certificate = certificates.of(
                files.find(caseId).orElseThrow().reference(),
                store.get(caseId).language(),
                work.lastDone(caseId, Kind.ERASE).orElse(clock.instant()),
                verified,
                erased(caseId));
        files.attach(
                caseId,
                DsarRequests.KIND_CERTIFICATE,
                certificate.name(),
                PDF,
                new ByteArrayInputStream(certificate.pdf()),
                Actors.SYSTEM);
        later.schedule("erasure:" + caseId, outcome(caseId));
        intake.person(caseId).mailAddresses().forEach(suppression::erased);
    }

    /** What was erased in each system, in numbers. */
    List<ErasedSystem> erased(String caseId) {
        return outcome(caseId).stream().map(ErasedSystem::of).toList();
    }

    /** What was carried out; where nothing was, what had to stay by the plan. */
    private Collection<SystemPlan> outcome(String caseId) {
        Map<String, SystemPlan> outcome = new LinkedHashMap<>(plans.plans(caseId));
        outcome.putAll(plans.carried(caseId));
        return outcome.values();
    }
}
