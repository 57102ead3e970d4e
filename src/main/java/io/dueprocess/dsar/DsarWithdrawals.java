package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.datamap.Catalogue.Activity;
import io.dueprocess.datamap.Erasures;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.PlannedRow.Treatment;
import io.dueprocess.datamap.RetentionRule;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.retention.EraseLater;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Data for which a withdrawn consent was the only ground are erased (Art. 17(1)(b)): by the data map's own rule for the
 * activity, or else some time later, so that a slip can be undone.
 */
@Component
class DsarWithdrawals {

    private final SystemsOfRecord systems;
    private final DsarIntake intake;
    private final Erasures erasures;
    private final EraseLater later;
    private final Audit audit;
    private final DsarSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    DsarWithdrawals(
            SystemsOfRecord systems,
            DsarIntake intake,
            Erasures erasures,
            EraseLater later,
            Audit audit,
            DsarSettings settings,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.systems = systems;
        this.intake = intake;
        this.erasures = erasures;
        this.later = later;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** Schedules what no other activity needs; a system that is down now is left to its retention, and the audit says so. */
    void test(String caseId, Set<String> ended) {
        Set<String> withoutRule = withoutRule(ended);
        if (withoutRule.isEmpty()) {
            return;
        }
        Identity identity = systems.identify(intake.person(caseId));
        LocalDate until = LocalDate.ofInstant(clock.instant(), zone).plus(settings.eraseAfterWithdrawal());
        List<SystemPlan> plans = new ArrayList<>();
        for (String system : erasures.systems()) {
            plan(caseId, system, identity, withoutRule).ifPresent(plan -> plans.add(keptUntil(plan, until)));
        }
        if (plans.stream().anyMatch(plan -> !plan.rows().isEmpty())) {
            later.schedule("withdrawal:" + caseId, plans);
        }
    }

    private Set<String> withoutRule(Set<String> ended) {
        Set<String> consents = systems.catalogue().activities().stream()
                .filter(Activity::consent)
                .map(Activity::id)
                .filter(ended::contains)
                .collect(Collectors.toCollection(HashSet::new));
        systems.catalogue().retention().stream().map(RetentionRule::activity).forEach(consents::remove);
        return consents;
    }

    private Optional<SystemPlan> plan(String caseId, String systemId, Identity identity, Set<String> activities) {
        try {
            return Optional.of(erasures.plan(systemId, identity, activities, List.of()));
        } catch (SystemUnavailable down) {
            audit.record(caseId, Actors.SYSTEM, AuditAction.COLLECT, systemId + ":erasure-not-tested");
            return Optional.empty();
        }
    }

    private static SystemPlan keptUntil(SystemPlan plan, LocalDate until) {
        List<PlannedRow> rows = plan.rows().stream()
                .filter(row -> row.treatment() == Treatment.DELETE && !row.uncertain())
                .map(row -> new PlannedRow(
                        row.table(), row.rowId(), Treatment.KEEP, Set.of(), until, "Art. 17(1)(b)", row.why(), false))
                .toList();
        return new SystemPlan(plan.systemId(), plan.byHand(), rows);
    }
}
