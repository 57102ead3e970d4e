package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.FoundRow;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.datamap.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The collected rows with what was decided about each. */
@Component
class DsarReview {

    private final CaseFiles files;
    private final SystemsOfRecord systems;

    DsarReview(CaseFiles files, SystemsOfRecord systems) {
        this.files = files;
        this.systems = systems;
    }

    List<ReviewItem> items(String caseId, Locale language) {
        Map<String, StoredDecision> decisions = new HashMap<>();
        files.list(caseId, StoredDecision.KIND, StoredDecision.class)
                .forEach(entry -> decisions.put(entry.key(), entry.content()));
        return files.list(caseId, StoredItem.KIND, StoredItem.class).stream()
                .map(entry -> item(entry, decisions.getOrDefault(entry.key(), StoredDecision.NONE), language))
                .toList();
    }

    /** By item: who decided last, and when. */
    Map<String, DecisionMark> marks(String caseId) {
        Map<String, DecisionMark> marks = new HashMap<>();
        files.list(caseId, StoredDecision.KIND, StoredDecision.class)
                .forEach(entry -> marks.put(entry.key(), new DecisionMark(entry.author(), entry.at())));
        return marks;
    }

    long undecided(String caseId) {
        return items(caseId, Locale.ENGLISH).stream()
                .filter(item -> item.decision() == ReviewItem.Decision.UNDECIDED)
                .count();
    }

    private ReviewItem item(Entry<StoredItem> entry, StoredDecision decision, Locale language) {
        FoundRow row = entry.content().row();
        Catalogue.SystemOfRecord system = systems.catalogue().system(row.systemId());
        Catalogue.Table table = system.tables().stream()
                .filter(t -> t.name().equals(row.table()))
                .findFirst()
                .orElseThrow();
        List<ReviewItem.Field> fields = table.columns().stream()
                .map(column -> new ReviewItem.Field(
                        column.name(),
                        column.label().in(language),
                        readable(column, row.values().get(column.name()), language),
                        row.values().get(column.name()),
                        column.provided(),
                        decision.redactions().get(column.name())))
                .toList();
        return new ReviewItem(
                entry.key(),
                system.id(),
                system.name().in(language),
                table.label().in(language),
                fields,
                row.uncertain(),
                decision.decision(),
                decision.ground());
    }

    /** Raw codes are explained (EDPB 01/2022). */
    private static String readable(Catalogue.Column column, String value, Locale language) {
        if (value == null || column.codes() == null) {
            return value;
        }
        Text text = column.codes().get(value);
        return text == null ? value : text.in(language) + " (" + value + ")";
    }
}
