package io.dueprocess.datamap.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.Columns;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One object of an answer as a row, if it is what the catalogue says. */
final class JsonRow {

    private static final int DATE_LENGTH = 10;

    private JsonRow() {}

    /** Empty when a column is missing, the id is null, or a value is not of its type. */
    static Optional<Map<String, String>> of(Table table, String another, JsonNode item) {
        if (!item.isObject() || item.path(table.id()).isNull()) {
            return Optional.empty();
        }
        Map<String, String> row = new LinkedHashMap<>();
        Set<String> columns = new LinkedHashSet<>(Columns.named(table));
        columns.add(another);
        for (String column : columns) {
            JsonNode value = item.path(column);
            if (value.isMissingNode() || !value.isNull() && !fits(value, Columns.type(table, column))) {
                return Optional.empty();
            }
            row.put(column, value.isNull() ? null : text(value));
        }
        return Optional.of(row);
    }

    /** @param type null where the catalogue says none: any single value */
    private static boolean fits(JsonNode value, String type) {
        if (type == null) {
            return value.isTextual() || value.isNumber() || value.isBoolean();
        }
        return switch (type) {
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "date" ->
                value.isTextual() && day(value.asText(), ZoneId.of("Z")).isPresent();
            default -> value.isTextual();
        };
    }

    private static String text(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "TRUE" : "FALSE";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    /** The day of a date or time, in the zone if the time says which moment it is; empty for anything else. */
    static Optional<LocalDate> day(String text, ZoneId zone) {
        try {
            if (text.length() == DATE_LENGTH) {
                return Optional.of(LocalDate.parse(text));
            }
            String time = text.replace(' ', 'T');
            return Optional.of(
                    time.matches(".*(Z|[+-]\\d{2}:\\d{2})")
                            ? OffsetDateTime.parse(time).atZoneSameInstant(zone).toLocalDate()
                            : LocalDateTime.parse(time).toLocalDate());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
