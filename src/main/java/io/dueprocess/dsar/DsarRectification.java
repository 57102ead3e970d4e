package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.DataChanges;
import io.dueprocess.datamap.FoundRow;
import io.dueprocess.datamap.RowRef;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.dsar.DsarWork.Kind;
import io.dueprocess.dsar.answer.OutcomeInput.Corrected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rectification (Art. 16): which values are wrong, what is right, and who corrects them. */
@Component("dsarRectification")
@Transactional
public class DsarRectification {

    private static final String KIND = "corrections";

    /**
     * A value to be corrected; the old one stays as proof (Art. 5(2)).
     *
     * @param seen the value when it was looked at, or null
     */
    public record Correction(String systemId, String table, String rowId, String column, String seen, String value) {

        boolean of(String system, String otherTable, String row, String otherColumn) {
            return systemId.equals(system)
                    && table.equals(otherTable)
                    && rowId.equals(row)
                    && column.equals(otherColumn);
        }
    }

    private final CaseFiles files;
    private final DsarForms forms;
    private final DsarDecisions decisions;
    private final DsarCollection collection;
    private final DsarWork work;
    private final SystemsOfRecord systems;
    private final DataChanges changes;

    DsarRectification(
            CaseFiles files,
            DsarForms forms,
            DsarDecisions decisions,
            DsarCollection collection,
            DsarWork work,
            SystemsOfRecord systems,
            DataChanges changes) {
        this.files = files;
        this.forms = forms;
        this.decisions = decisions;
        this.collection = collection;
        this.work = work;
        this.systems = systems;
        this.changes = changes;
    }

    List<Correction> corrections(String caseId) {
        return files.get(caseId, KIND, KIND, Correction[].class).map(List::of).orElse(List.of());
    }

    /**
     * Notes the right value, or drops it again when it is null or the same as the old one.
     *
     * @return the value as it is now in the system, when it is not the one that was seen; then nothing is noted
     * @throws SystemUnavailable when the system cannot be asked now
     */
    ValueNow choose(String caseId, Correction correction, String userId) {
        String now = value(caseId, correction);
        if (!Objects.equals(now, correction.seen())) {
            return new ValueNow(false, now);
        }
        List<Correction> all = new ArrayList<>(corrections(caseId));
        all.removeIf(one -> one.of(correction.systemId(), correction.table(), correction.rowId(), correction.column()));
        if (correction.value() != null && !correction.value().equals(now)) {
            all.add(correction);
        }
        files.put(caseId, KIND, KIND, all, userId);
        return new ValueNow(true, now);
    }

    /** @param asSeen false when somebody changed it since; nothing was noted then */
    record ValueNow(boolean asSeen, String value) {}

    private String value(String caseId, Correction correction) {
        return systems.collect(correction.systemId(), collection.identity(caseId)).stream()
                .filter(row ->
                        row.table().equals(correction.table()) && row.rowId().equals(correction.rowId()))
                .filter(row -> row.values().containsKey(correction.column()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no such value"))
                .values()
                .get(correction.column());
    }

    /** What the person wants added to data that stay as they are. */
    String statement(String caseId) {
        return forms.text(caseId, DsarProcess.FORM_RECTIFICATION, "statement");
    }

    /** Ids of the systems with something to correct, or in which a statement is added; empty when it is refused. */
    public List<String> systems(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        if (decisions.is(caseId, DsarProcess.TASK_ASSESS_RECTIFICATION, DsarDecisions.REFUSE)) {
            return List.of();
        }
        Set<String> concerned = new TreeSet<>();
        corrections(caseId).forEach(correction -> concerned.add(correction.systemId()));
        if (concerned.isEmpty() && !statement(caseId).isBlank()) {
            concerned.addAll(holding(caseId));
        }
        concerned.removeAll(work.systems(caseId, Kind.RECTIFY));
        return List.copyOf(concerned);
    }

    /** Systems with rows of the person; one that cannot be asked counts. */
    private Set<String> holding(String caseId) {
        Set<String> holding = new TreeSet<>();
        systems.catalogue().systems().stream()
                .filter(system -> system.hasConnector())
                .forEach(system -> {
                    if (holds(caseId, system.id())) {
                        holding.add(system.id());
                    }
                });
        return holding;
    }

    private boolean holds(String caseId, String systemId) {
        try {
            List<FoundRow> rows = systems.collect(systemId, collection.identity(caseId));
            return !rows.isEmpty();
        } catch (SystemUnavailable down) {
            return true;
        }
    }

    /** Whether we correct every value there ourselves; a statement is added by a person. */
    public boolean byUs(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        return byUs(caseId, DsarProcess.SYSTEM.from(execution));
    }

    private boolean byUs(String caseId, String systemId) {
        List<Correction> there = in(caseId, systemId);
        return statement(caseId).isBlank()
                && !there.isEmpty()
                && there.stream().allMatch(one -> changes.rectifies(one.systemId(), one.table(), one.column()));
    }

    private List<Correction> in(String caseId, String systemId) {
        return corrections(caseId).stream()
                .filter(correction -> correction.systemId().equals(systemId))
                .toList();
    }

    /** Corrects one system's values, row by row; throws {@link SystemUnavailable} to be retried. */
    public void rectify(String caseId, String systemId) throws SystemStaysDown {
        Map<RowRef, Map<String, String>> rows = new LinkedHashMap<>();
        for (Correction correction : in(caseId, systemId)) {
            RowRef row = new RowRef(systemId, correction.table(), correction.rowId());
            rows.computeIfAbsent(row, ref -> new LinkedHashMap<>()).put(correction.column(), correction.value());
        }
        work.once(caseId, Kind.RECTIFY, systemId, () -> rows.forEach(changes::rectify));
    }

    /** What was corrected, without the values; where the owner did it, only where. */
    List<Corrected> corrected(String caseId) {
        return corrections(caseId).stream()
                .map(one ->
                        new Corrected(one.systemId(), one.table(), byUs(caseId, one.systemId()) ? one.column() : null))
                .distinct()
                .toList();
    }
}
