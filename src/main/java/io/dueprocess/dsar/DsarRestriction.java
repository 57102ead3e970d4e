package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.DataChanges;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.RowRef;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.dsar.DsarWork.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Restriction (Art. 18): marked row by row, and lifted only after the person was told (Art. 18(3)). */
@Component("dsarRestriction")
@Transactional
public class DsarRestriction {

    private static final String KIND = "restricted";
    private static final String KIND_TOLD = "lifting-told";

    /** As the model's timer. */
    private static final int NOTICE_DAYS = 7;

    private final CaseFiles files;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarDecisions decisions;
    private final DsarCollection collection;
    private final DsarSystems asked;
    private final DsarWork work;
    private final SystemsOfRecord systems;
    private final DataChanges changes;
    private final DsarMails mails;
    private final DsarSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    DsarRestriction(
            CaseFiles files,
            DsarStore store,
            DsarForms forms,
            DsarDecisions decisions,
            DsarCollection collection,
            DsarSystems asked,
            DsarWork work,
            SystemsOfRecord systems,
            DataChanges changes,
            DsarMails mails,
            DsarSettings settings,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.decisions = decisions;
        this.collection = collection;
        this.asked = asked;
        this.work = work;
        this.systems = systems;
        this.changes = changes;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** Whether it was granted and no objection restricts already (Art. 18(1)(d)). */
    public boolean toRestrict(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        return granted(caseId) && !forms.rights(caseId).contains(Right.OBJECTION);
    }

    private boolean granted(String caseId) {
        return decisions.is(caseId, DsarProcess.TASK_ASSESS_RESTRICTION, "restrict");
    }

    /** Ids of the systems to restrict in, those excepted in which it is done. */
    public List<String> systems(DelegateExecution execution) {
        List<String> todo = new ArrayList<>(asked.toAsk(execution));
        todo.removeAll(work.systems(execution.getProcessBusinessKey(), Kind.RESTRICT));
        return todo;
    }

    public boolean byUs(DelegateExecution execution) {
        String system = DsarProcess.SYSTEM.from(execution);
        return systems.catalogue().system(system).hasConnector() && changes.restricts(system);
    }

    /**
     * Marks the person's rows in one system. Which ones is noted before, so that a second attempt after a crash knows them
     * still, and lifting leaves alone what somebody else has marked.
     *
     * @throws io.dueprocess.datamap.SystemUnavailable to be retried
     */
    public void restrict(String caseId, String systemId) throws SystemStaysDown {
        Identity identity = work.apart(() -> collection.identity(caseId));
        work.once(caseId, Kind.RESTRICT, systemId, () -> changes.restrict(systemId, noted(caseId, systemId, identity)));
    }

    private List<RowRef> noted(String caseId, String systemId, Identity identity) {
        return files.get(caseId, KIND, systemId, RowRef[].class)
                .map(List::of)
                .orElseGet(() -> work.apart(() -> {
                    List<RowRef> rows = changes.unrestricted(systemId, identity);
                    files.put(caseId, KIND, systemId, rows, Actors.SYSTEM);
                    return rows;
                }));
    }

    /** Whether rows are marked for this request. */
    public boolean inForce(DelegateExecution execution) {
        return !systemsToLift(execution).isEmpty();
    }

    /** Whether it ends with the answer: only an objection restricted, and our grounds override it (Art. 18(1)(d)). */
    public boolean endsNow(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        return !granted(caseId) && decisions.is(caseId, DsarProcess.TASK_WEIGH_OBJECTION, DsarDecisions.OVERRIDE);
    }

    /** The day on which it is to be looked at again. */
    public LocalDate reviewOn(DelegateExecution execution) {
        return LocalDate.ofInstant(clock.instant(), zone).plus(settings.restrictionReview());
    }

    /** The person learns of it before, and may object (Art. 18(3)). */
    public void tellBeforeLifting(String caseId) {
        if (files.get(caseId, KIND_TOLD, KIND_TOLD, LocalDate.class).isPresent()) {
            return;
        }
        LocalDate liftedOn = LocalDate.ofInstant(clock.instant(), zone).plusDays(NOTICE_DAYS);
        files.put(caseId, KIND_TOLD, KIND_TOLD, liftedOn, Actors.SYSTEM);
        Locale language = store.get(caseId).language();
        mails.toPerson(
                caseId,
                "lifting",
                "dsar-lifting",
                Map.of(
                        "liftedOn",
                        DsarMails.date(liftedOn, language),
                        "complaint",
                        DsarMails.complaint(systems.catalogue().authority())));
    }

    public List<String> systemsToLift(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        List<String> todo = new ArrayList<>(work.systems(caseId, Kind.RESTRICT));
        todo.removeAll(work.systems(caseId, Kind.LIFT));
        return todo;
    }

    /** Whether we marked rows there ourselves. */
    public boolean liftByUs(DelegateExecution execution) {
        return files.get(execution.getProcessBusinessKey(), KIND, DsarProcess.SYSTEM.from(execution), RowRef[].class)
                .isPresent();
    }

    /** Releases exactly the rows marked for this request. */
    public void lift(String caseId, String systemId) throws SystemStaysDown {
        List<RowRef> rows =
                List.of(files.get(caseId, KIND, systemId, RowRef[].class).orElseThrow());
        work.once(caseId, Kind.LIFT, systemId, () -> changes.lift(systemId, rows));
    }
}
