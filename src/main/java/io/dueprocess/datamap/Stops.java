package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The end of an activity for one person in one system, by the catalogue's rules (Art. 7(3), 21(3)). */
@Component
class Stops {

    private final SystemsOfRecord systems;
    private final Clock clock;
    private final ZoneId zone;

    Stops(SystemsOfRecord systems, Clock clock, @Value("${dueprocess.zone}") ZoneId zone) {
        this.systems = systems;
        this.clock = clock;
        this.zone = zone;
    }

    /** Whether the system has rows that are used for the activity, or that say whether it may run. */
    static boolean runs(SystemOfRecord system, String activity) {
        return stoppable(system, activity)
                || (system.tables().isEmpty()
                        ? system.activities().contains(activity)
                        : system.tables().stream()
                                .anyMatch(table -> activities(system, table).contains(activity)));
    }

    private static List<String> activities(SystemOfRecord system, Table table) {
        return table.activities() == null ? system.activities() : table.activities();
    }

    /** Whether the catalogue says how. */
    static boolean stoppable(SystemOfRecord system, String activity) {
        return system.tables().stream()
                .flatMap(table -> table.stops().stream())
                .anyMatch(stop -> stop.activity().equals(activity));
    }

    /** Answers how many rows it changed; in rows of everybody who uses one of the addresses. */
    int stop(SystemOfRecord system, Identity identity, Set<String> activities) {
        Map<RowRef, Change> changes = new LinkedHashMap<>();
        SystemsOfRecord.Take take = (table, row, uncertain) -> {
            Map<String, String> values = values(table, row, activities);
            if (!values.isEmpty()) {
                String id = row.get(table.id());
                changes.put(new RowRef(system.id(), table.name(), id), Change.set(table, id, values));
            }
        };
        systems.rows(system, identity, take);
        ofAddresses(system, identity.keys().getOrDefault(IdentityWalk.EMAIL, Set.of()), take);
        if (!changes.isEmpty()) {
            systems.connector(system).apply(List.copyOf(changes.values()));
        }
        return changes.size();
    }

    /**
     * Whoever's rows: those with one of the addresses and what belongs to them in this system. Another address of another
     * user of the mailbox is not learned: its owner has said nothing.
     */
    private void ofAddresses(SystemOfRecord system, Set<String> addresses, SystemsOfRecord.Take take) {
        Map<String, Set<String>> keys = new HashMap<>();
        keys.put(IdentityWalk.EMAIL, addresses);
        boolean news = true;
        while (news) {
            news = false;
            for (Table table : system.tables()) {
                for (Map<String, String> row : systems.rows(system, table, keys)) {
                    take.take(table, row, false);
                    news |= learn(keys, table, row);
                }
            }
        }
    }

    private static boolean learn(Map<String, Set<String>> keys, Table table, Map<String, String> row) {
        boolean news = false;
        for (Catalogue.Key key : table.keys()) {
            String value = row.get(key.column());
            if (value != null && !key.key().equals(IdentityWalk.EMAIL)) {
                news |= keys.computeIfAbsent(key.key(), k -> new HashSet<>()).add(value);
            }
        }
        return news;
    }

    private Map<String, String> values(Table table, Map<String, String> row, Set<String> activities) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Stop stop : table.stops()) {
            boolean meant = activities.contains(stop.activity())
                    && stop.where().entrySet().stream()
                            .allMatch(condition -> condition.getValue().equals(row.get(condition.getKey())));
            if (meant && !stopped(stop, row)) {
                stop.set().forEach((column, value) -> values.put(column, value.equals(Stop.TODAY) ? today() : value));
            }
        }
        return values;
    }

    /** A day that was set once stays: it is when the person said no. */
    private static boolean stopped(Stop stop, Map<String, String> row) {
        return stop.set().entrySet().stream().allMatch(entry -> {
            String there = row.get(entry.getKey());
            return entry.getValue().equals(Stop.TODAY)
                    ? there != null
                    : entry.getValue().equals(there);
        });
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), zone).toString();
    }
}
