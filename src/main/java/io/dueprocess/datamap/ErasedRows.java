package io.dueprocess.datamap;

import io.dueprocess.casefile.Codes;
import io.dueprocess.datamap.Catalogue.Key;
import io.dueprocess.datamap.Catalogue.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which rows were erased, so that a restored backup is recognised. A row is noted by its id together with each of its marks:
 * whom it refers to, the mail address, the name. A system that gives an old id to a new row does not make us erase the new
 * one, and a person whose address changed after the backup is still recognised by another mark.
 */
@Component
class ErasedRows {

    private static final String BETWEEN = "\n";

    private final Ledger ledger;
    private final Codes codes;

    ErasedRows(Ledger ledger, Codes codes) {
        this.ledger = ledger;
        this.codes = codes;
    }

    void deleted(String systemId, Table table, Collection<PersonRow> rows) {
        List<String> hashes =
                rows.stream().flatMap(row -> marks(systemId, row).stream()).toList();
        ledger.add(Ledger.Kind.ROW, systemId, table.name(), hashes);
    }

    /** @param columns those whose values go */
    void reduced(String systemId, PersonRow row, Set<String> columns) {
        List<String> hashes = columns.stream()
                .filter(column -> row.values().get(column) != null)
                .map(column -> value(systemId, row, column))
                .toList();
        ledger.add(Ledger.Kind.VALUE, systemId, row.table().name(), hashes);
    }

    /** Those of the rows that were deleted, and yet are here. */
    List<PersonRow> back(String systemId, Collection<PersonRow> rows) {
        Map<PersonRow, List<String>> marks = new LinkedHashMap<>();
        rows.forEach(row -> marks.put(row, marks(systemId, row)));
        Set<String> known =
                ledger.there(marks.values().stream().flatMap(List::stream).toList());
        return rows.stream()
                .filter(row -> marks.get(row).stream().anyMatch(known::contains))
                .toList();
    }

    /** Those of each row's columns whose very value was taken out, and yet is here; rows without any are left out. */
    Map<PersonRow, Set<String>> valuesBack(String systemId, Map<PersonRow, Set<String>> columns) {
        Set<String> known = ledger.there(columns.entrySet().stream()
                .flatMap(row -> row.getValue().stream().map(column -> value(systemId, row.getKey(), column)))
                .toList());
        Map<PersonRow, Set<String>> back = new LinkedHashMap<>();
        columns.forEach((row, candidates) -> {
            Set<String> there = candidates.stream()
                    .filter(column -> known.contains(value(systemId, row, column)))
                    .collect(Collectors.toSet());
            if (!there.isEmpty()) {
                back.put(row, there);
            }
        });
        return back;
    }

    private List<String> marks(String systemId, PersonRow row) {
        List<String> marks = Stream.concat(
                        row.table().keys().stream()
                                .map(Key::column)
                                .filter(column -> !column.equals(row.table().id()))
                                .map(column -> mark(column, row.values().get(column))),
                        Stream.of(mark("", name(row))))
                .filter(Objects::nonNull)
                .toList();
        return (marks.isEmpty() ? List.of("") : marks)
                .stream().map(mark -> hash("erased-row", systemId, row, mark)).toList();
    }

    private static String name(PersonRow row) {
        return row.table().nameColumns().stream()
                .map(row.values()::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String mark(String column, String value) {
        return value == null || value.isBlank() ? null : column + BETWEEN + value;
    }

    private String value(String systemId, PersonRow row, String column) {
        return hash(
                "erased-from-row",
                systemId,
                row,
                column + BETWEEN + row.values().get(column));
    }

    private String hash(String purpose, String systemId, PersonRow row, String what) {
        return codes.hash(purpose, String.join(BETWEEN, systemId, row.table().name(), row.id(), what));
    }
}
