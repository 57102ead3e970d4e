package io.dueprocess.dsar;

import io.dueprocess.datamap.Catalogue.Activity;
import io.dueprocess.datamap.DataChanges;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.dsar.DsarWork.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Objection to what rests on a legitimate or public interest (Art. 21(1)): weighed, and stopped unless our grounds override. */
@Component("dsarObjection")
@Transactional
public class DsarObjection {

    static final String UPHOLD = "uphold";

    private static final List<String> BASES = List.of("6(1)(e)", "6(1)(f)");

    private final DsarDecisions decisions;
    private final DsarCollection collection;
    private final DsarWork work;
    private final SystemsOfRecord systems;
    private final DataChanges changes;

    DsarObjection(
            DsarDecisions decisions,
            DsarCollection collection,
            DsarWork work,
            SystemsOfRecord systems,
            DataChanges changes) {
        this.decisions = decisions;
        this.collection = collection;
        this.work = work;
        this.systems = systems;
        this.changes = changes;
    }

    public boolean upheld(DelegateExecution execution) {
        return decisions.is(execution.getProcessBusinessKey(), DsarProcess.TASK_WEIGH_OBJECTION, UPHOLD);
    }

    /** Ids of the activities that can be objected to. */
    Set<String> activities() {
        return systems.catalogue().activities().stream()
                .filter(activity -> Stream.ofNullable(activity.basis())
                        .anyMatch(basis -> BASES.stream().anyMatch(basis::contains)))
                .map(Activity::id)
                .collect(Collectors.toSet());
    }

    public List<String> systems(DelegateExecution execution) {
        List<String> todo = new ArrayList<>(changes.running(activities()));
        todo.removeAll(work.systems(execution.getProcessBusinessKey(), Kind.STOP_OBJECTED));
        return todo;
    }

    public boolean byUs(DelegateExecution execution) {
        return changes.stops(DsarProcess.SYSTEM.from(execution), activities());
    }

    /** Throws {@link io.dueprocess.datamap.SystemUnavailable} to be retried. */
    public void stop(String caseId, String systemId) throws SystemStaysDown {
        Identity identity = work.apart(() -> collection.identity(caseId));
        work.once(caseId, Kind.STOP_OBJECTED, systemId, () -> changes.stop(systemId, identity, activities()));
    }
}
