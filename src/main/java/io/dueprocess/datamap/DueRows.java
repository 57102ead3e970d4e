package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Rows whose time is over by a retention rule of the data map, whoever they are about (Art. 5(1)(e)). */
@Service
public class DueRows {

    /**
     * @param count rows of the rule's own table
     * @param rows those and the rows that refer to them
     * @param oldest date of the oldest, or null when there is none
     * @param newest or null
     * @param more whether there are more than were asked for
     */
    public record Due(int count, List<RowRef> rows, LocalDate oldest, LocalDate newest, boolean more) {}

    private final SystemsOfRecord systems;
    private final Clock clock;
    private final ZoneId zone;

    DueRows(SystemsOfRecord systems, Clock clock, @Value("${dueprocess.zone}") ZoneId zone) {
        this.systems = systems;
        this.clock = clock;
        this.zone = zone;
    }

    public List<RetentionRule> rules() {
        return systems.catalogue().retention();
    }

    /** Whether a person of the owner's group has to do it: no connector, no right to write, or no strategy. */
    public boolean byHand(RetentionRule rule) {
        SystemOfRecord system = systems.catalogue().system(rule.system());
        return rule.table() == null
                || !system.hasConnector()
                || !system.writable()
                || system.table(rule.table()).erasure() == null;
    }

    /**
     * The oldest first.
     *
     * @param most rows of the rule's own table
     * @throws SystemUnavailable to be retried
     */
    public Due find(RetentionRule rule, int most) {
        SystemOfRecord system = systems.catalogue().system(rule.system());
        Table table = system.table(rule.table());
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<Map<String, String>> found = systems.connector(system)
                .before(
                        table,
                        rule.from(),
                        Terms.before(today, rule.period(), rule.endOfYear()),
                        rule.where(),
                        most + 1);
        List<Map<String, String>> taken = found.subList(0, Math.min(most, found.size()));
        Set<RowRef> rows = new LinkedHashSet<>();
        add(system, table, ids(table, taken), rows);
        LocalDate oldest = taken.isEmpty() ? null : date(taken.get(0), rule);
        LocalDate newest = taken.isEmpty() ? null : date(taken.get(taken.size() - 1), rule);
        return new Due(taken.size(), List.copyOf(rows), oldest, newest, found.size() > most);
    }

    /** With the rows that refer to them, and so on: they go first. */
    private void add(SystemOfRecord system, Table table, Collection<String> ids, Set<RowRef> rows) {
        if (ids.isEmpty()) {
            return;
        }
        ids.forEach(id -> rows.add(new RowRef(system.id(), table.name(), id)));
        for (TableOrder.Reference reference : new TableOrder(system).of(table)) {
            List<Map<String, String>> children =
                    systems.connector(system).find(reference.child(), reference.column(), ids, false);
            add(system, reference.child(), ids(reference.child(), children), rows);
        }
    }

    private static Set<String> ids(Table table, List<Map<String, String>> rows) {
        return rows.stream().map(row -> row.get(table.id())).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static LocalDate date(Map<String, String> row, RetentionRule rule) {
        return Terms.date(row.get(rule.from())).orElse(null);
    }
}
