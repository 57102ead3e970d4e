package io.dueprocess.dsar.answer;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.dsar.ReviewItem;
import io.dueprocess.dsar.ReviewItem.Decision;
import io.dueprocess.dsar.ReviewItem.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the person gets to see, by system and table. The only reader of the reviewed values: what was left out or blacked
 * out does not get past this class (GDPR Art. 15(4)).
 */
record AnswerTables(List<Source> systems) {

    record Source(String id, String name, List<Table> tables) {}

    /** @param rows column name to value; null where the field is empty */
    record Table(String name, String label, List<Column> columns, List<Map<String, String>> rows) {

        /** Rows as lists, in the columns' order. */
        List<List<String>> cells() {
            return rows.stream().map(row -> cells(row)).toList();
        }

        private List<String> cells(Map<String, String> row) {
            return columns.stream().map(column -> row.get(column.name())).toList();
        }
    }

    record Column(String name, String label, boolean provided) {}

    /** For people: codes are written out. */
    static AnswerTables of(AnswerInput input) {
        return of(input, Field::value);
    }

    /** Only what the person provided, as the systems have it (Art. 20(1)); tables and rows without any of it are gone. */
    static AnswerTables portable(AnswerInput input) {
        return of(input, Field::raw).provided();
    }

    private static AnswerTables of(AnswerInput input, Function<Field, String> value) {
        if (input.items().stream().anyMatch(item -> item.decision() == Decision.UNDECIDED)) {
            throw new IllegalArgumentException("an item is undecided");
        }
        Map<String, List<ReviewItem>> bySystem = input.items().stream()
                .filter(item -> item.decision() == Decision.INCLUDE)
                .collect(Collectors.groupingBy(ReviewItem::systemId, LinkedHashMap::new, Collectors.toList()));
        List<Source> systems = new ArrayList<>();
        bySystem.forEach((id, items) -> systems.add(source(input, id, items, value)));
        return new AnswerTables(systems);
    }

    private AnswerTables provided() {
        return new AnswerTables(systems.stream()
                .map(system -> new Source(
                        system.id(),
                        system.name(),
                        system.tables().stream()
                                .map(AnswerTables::provided)
                                .filter(table -> !table.rows().isEmpty())
                                .toList()))
                .filter(system -> !system.tables().isEmpty())
                .toList());
    }

    private static Table provided(Table table) {
        List<Column> columns = table.columns().stream().filter(Column::provided).toList();
        List<Map<String, String>> rows = table.rows().stream()
                .map(row -> pick(row, columns))
                .filter(row -> row.values().stream().anyMatch(Objects::nonNull))
                .toList();
        return new Table(table.name(), table.label(), columns, rows);
    }

    private static Map<String, String> pick(Map<String, String> row, List<Column> columns) {
        Map<String, String> picked = new LinkedHashMap<>();
        columns.forEach(column -> picked.put(column.name(), row.get(column.name())));
        return picked;
    }

    private static Source source(AnswerInput input, String id, List<ReviewItem> items, Function<Field, String> value) {
        Map<String, List<ReviewItem>> byTable = items.stream()
                .collect(Collectors.groupingBy(ReviewItem::table, LinkedHashMap::new, Collectors.toList()));
        List<Table> tables = new ArrayList<>();
        byTable.forEach((label, rows) -> tables.add(table(input, id, label, rows, value)));
        return new Source(id, items.get(0).system(), tables);
    }

    private static Table table(
            AnswerInput input, String systemId, String label, List<ReviewItem> items, Function<Field, String> value) {
        Map<String, Column> columns = new LinkedHashMap<>();
        items.forEach(item -> item.fields()
                .forEach(field -> columns.putIfAbsent(
                        field.column(), new Column(field.column(), field.label(), field.provided()))));
        List<Map<String, String>> rows =
                items.stream().map(item -> row(item, input.language(), value)).toList();
        return new Table(name(input, systemId, label), label, List.copyOf(columns.values()), rows);
    }

    private static Map<String, String> row(ReviewItem item, Locale language, Function<Field, String> value) {
        Map<String, String> row = new LinkedHashMap<>();
        item.fields().forEach(field -> row.put(field.column(), shown(field, language, value)));
        return row;
    }

    private static String shown(Field field, Locale language, Function<Field, String> value) {
        return field.redacted() == null
                ? value.apply(field)
                : Wording.of("documents.redacted", language).formatted(Wording.redaction(field.redacted(), language));
    }

    /** The table's name in the catalogue; its label where the catalogue does not know it. */
    private static String name(AnswerInput input, String systemId, String label) {
        return input.catalogue().systems().stream()
                .filter(system -> system.id().equals(systemId))
                .flatMap(system -> system.tables().stream())
                .filter(table -> table.label().in(input.language()).equals(label))
                .map(Catalogue.Table::name)
                .findFirst()
                .orElse(label);
    }
}
