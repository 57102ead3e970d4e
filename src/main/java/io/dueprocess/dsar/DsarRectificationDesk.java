package io.dueprocess.dsar;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.datamap.Catalogue.Column;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.DataChanges;
import io.dueprocess.datamap.FoundRow;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.dsar.DsarRectification.Correction;
import io.dueprocess.dsar.DsarRectification.ValueNow;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The person's data field by field, with the right values noted beside them (Art. 16). Read and write access to the case is
 * checked by the caller.
 */
@Service
@Transactional
public class DsarRectificationDesk {

    /**
     * @param editable whether the reader assesses it now
     * @param statement that the person wants added, or empty
     */
    public record View(boolean editable, List<SystemView> systems, String statement) {}

    /** @param available false when the system does not answer now; then it has no rows here */
    public record SystemView(String system, String name, boolean available, List<RowView> rows) {}

    public record RowView(String table, String label, String rowId, List<FieldView> fields) {}

    /**
     * @param value as it is now, or null
     * @param byUs whether we correct it ourselves
     * @param newValue the right one, or null
     */
    public record FieldView(String column, String label, String value, boolean byUs, String newValue) {}

    /** What somebody changed in the system since the reader looked. */
    public static class ChangedMeanwhile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient String current;

        ChangedMeanwhile(String current) {
            super("the value is another one by now");
            this.current = current;
        }

        /** The value as it is now, or null. */
        public String current() {
            return current;
        }
    }

    private final DsarRectification rectification;
    private final DsarCollection collection;
    private final SystemsOfRecord systems;
    private final DataChanges changes;
    private final HeldTasks tasks;
    private final Audit audit;

    DsarRectificationDesk(
            DsarRectification rectification,
            DsarCollection collection,
            SystemsOfRecord systems,
            DataChanges changes,
            HeldTasks tasks,
            Audit audit) {
        this.rectification = rectification;
        this.collection = collection;
        this.systems = systems;
        this.changes = changes;
        this.tasks = tasks;
        this.audit = audit;
    }

    boolean asked(String caseId) {
        return tasks.open(caseId, DsarProcess.TASK_ASSESS_RECTIFICATION);
    }

    boolean noted(String caseId) {
        return !rectification.corrections(caseId).isEmpty();
    }

    public View view(String caseId, String userId, Locale language) {
        List<Correction> corrections = rectification.corrections(caseId);
        List<SystemView> shown = systems.catalogue().systems().stream()
                .filter(SystemOfRecord::hasConnector)
                .map(system -> system(caseId, system, corrections, language))
                .toList();
        boolean editable = tasks.heldBy(caseId, DsarProcess.TASK_ASSESS_RECTIFICATION, userId);
        return new View(editable, shown, rectification.statement(caseId));
    }

    private SystemView system(String caseId, SystemOfRecord system, List<Correction> corrections, Locale language) {
        String name = system.name().in(language);
        try {
            List<RowView> rows = systems.collect(system.id(), collection.identity(caseId)).stream()
                    .filter(row -> !row.uncertain())
                    .map(row -> row(system, row, corrections, language))
                    .toList();
            return new SystemView(system.id(), name, true, rows);
        } catch (SystemUnavailable down) {
            return new SystemView(system.id(), name, false, List.of());
        }
    }

    private RowView row(SystemOfRecord system, FoundRow row, List<Correction> corrections, Locale language) {
        Table table = system.table(row.table());
        List<FieldView> fields = table.columns().stream()
                .filter(column -> row.values().containsKey(column.name()))
                .map(column -> field(system, row, column, corrections, language))
                .toList();
        return new RowView(row.table(), table.label().in(language), row.rowId(), fields);
    }

    private FieldView field(
            SystemOfRecord system, FoundRow row, Column column, List<Correction> corrections, Locale language) {
        String newValue = corrections.stream()
                .filter(one -> one.of(system.id(), row.table(), row.rowId(), column.name()))
                .map(Correction::value)
                .findFirst()
                .orElse(null);
        return new FieldView(
                column.name(),
                column.label().in(language),
                row.values().get(column.name()),
                changes.rectifies(system.id(), row.table(), column.name()),
                newValue);
    }

    /**
     * Notes the right value beside the old one, or drops it again when it is null.
     *
     * @throws ChangedMeanwhile when the value in the system is not the one that was seen
     * @throws io.dueprocess.engine.Refused when the user does not hold the assessment
     */
    public void choose(String caseId, Correction correction, String userId) {
        tasks.require(caseId, DsarProcess.TASK_ASSESS_RECTIFICATION, userId);
        ValueNow now = rectification.choose(caseId, correction, userId);
        if (!now.asSeen()) {
            throw new ChangedMeanwhile(now.value());
        }
        audit.record(caseId, userId, AuditAction.DECIDE, "rectify " + correction.systemId() + "/" + correction.table());
    }
}
