package io.dueprocess.retention;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Erasures;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.RowRef;
import io.dueprocess.datamap.SystemPlan;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One instance of {@code erase-later}: its day, what it erases, and what stays even then. */
@Component("retentionLater")
@Transactional
public class LaterRun {

    private final CaseFiles files;
    private final Erasures erasures;
    private final Holds holds;
    private final RetentionForms forms;
    private final RetentionSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    LaterRun(
            CaseFiles files,
            Erasures erasures,
            Holds holds,
            RetentionForms forms,
            RetentionSettings settings,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.erasures = erasures;
        this.holds = holds;
        this.forms = forms;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** Start of the day on which it is erased. */
    public Date day(DelegateExecution execution) {
        return Date.from(rows(execution.getProcessBusinessKey())
                .dueOn()
                .atStartOfDay(zone)
                .toInstant());
    }

    /** All but what is held. */
    public void erase(String caseId) {
        plans(caseId).forEach(erasures::carryOut);
    }

    /** Whether none of the rows is left. */
    public boolean allGone(DelegateExecution execution) {
        return left(execution.getProcessBusinessKey()).isEmpty();
    }

    /** System to rows that are still there: held, kept by the law until later, or needed by others. */
    Map<String, List<PlannedRow>> left(String caseId) {
        return plans(caseId).stream()
                .filter(plan -> !plan.rows().isEmpty())
                .collect(Collectors.toMap(SystemPlan::systemId, SystemPlan::rows));
    }

    private List<SystemPlan> plans(String caseId) {
        List<RowRef> rows = rows(caseId).rows();
        return rows.stream()
                .map(RowRef::systemId)
                .distinct()
                .map(systemId -> erasures.plan(systemId, rows, holds.retained(rows)))
                .toList();
    }

    /** What is left waits for the day that the last form names. */
    public void postpone(String caseId) {
        LocalDate day = LocalDate.parse(forms.text(caseId, RetentionProcess.FORM_LOOK, "again"));
        files.put(
                caseId,
                LaterRows.KIND,
                LaterRows.KEY,
                new LaterRows(day, rows(caseId).rows()),
                Actors.SYSTEM);
    }

    /** Forgets which rows they were; that they were erased stays to be shown (Art. 5(2)). */
    public void close(String caseId) {
        files.remove(caseId, LaterRows.KIND, LaterRows.KEY, Actors.SYSTEM);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        files.close(caseId, clock.instant(), today.plus(settings.keepProof()), Actors.SYSTEM);
    }

    private LaterRows rows(String caseId) {
        return files.get(caseId, LaterRows.KIND, LaterRows.KEY, LaterRows.class).orElseThrow();
    }
}
