package io.dueprocess.datamap.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How a database keeps a column, and so how a text is bound to it.
 *
 * @param sql of {@link Types}
 * @param name as the database says it, in lower case: drivers do not tell all types apart by their number
 */
record ColumnType(int sql, String name) {

    private static final Set<String> IGNORE_CASE = Set.of("varchar_ignorecase", "citext");
    private static final int DATE_LENGTH = 10;

    static ColumnType of(int sql, String name) {
        return new ColumnType(sql, name == null ? "" : name.toLowerCase(Locale.ROOT));
    }

    /** Whether it compares texts whatever their case, so that a plain index finds them. */
    boolean ignoresCase() {
        return IGNORE_CASE.contains(name);
    }

    boolean isText() {
        return ignoresCase()
                || Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB)
                        .contains(sql);
    }

    boolean isDate() {
        return sql == Types.DATE || sql == Types.TIMESTAMP || withZone();
    }

    private boolean withZone() {
        return sql == Types.TIMESTAMP_WITH_TIMEZONE || name.equals("timestamptz");
    }

    /** The value that the text stands for, or empty when no value of this type reads so. */
    Optional<Object> value(String text, ZoneId zone) {
        try {
            return Optional.of(parsed(text, zone));
        } catch (DateTimeException | IllegalArgumentException noSuchValue) {
            return Optional.empty();
        }
    }

    private Object parsed(String text, ZoneId zone) {
        if (withZone()) {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(zone).toOffsetDateTime()
                    : OffsetDateTime.parse(iso(text));
        }
        return switch (sql) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> Long.valueOf(text);
            case Types.NUMERIC, Types.DECIMAL -> number(text);
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> number(text).doubleValue();
            case Types.BOOLEAN, Types.BIT -> flag(text);
            case Types.DATE -> LocalDate.parse(text);
            case Types.TIME -> LocalTime.parse(text);
            case Types.TIMESTAMP ->
                text.length() == DATE_LENGTH ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(iso(text));
            default -> name.equals("uuid") ? UUID.fromString(text) : text;
        };
    }

    private static BigDecimal number(String text) {
        if (!text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            throw new NumberFormatException();
        }
        return new BigDecimal(text);
    }

    private static Boolean flag(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    /** Databases write a blank between date and time, and short offsets. */
    private static String iso(String text) {
        String time = text.replace(' ', 'T');
        return time.matches(".*[+-]\\d{2}") ? time + ":00" : time;
    }

    /** @param value as {@link #value} gave it, or null */
    void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(at, sql);
        } else if (sql == Types.OTHER && value instanceof String) {
            statement.setObject(at, value, Types.OTHER); // the database finds out what an enumeration's word is
        } else {
            statement.setObject(at, value);
        }
    }
}
