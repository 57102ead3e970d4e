package io.dueprocess.deadline.web;

import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.InvalidParameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the preview's parameters; each refusal names the parameter and says what is expected. */
final class PreviewParameters {

    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** A plus sign that was not encoded in the address arrives as a space. */
    private static final Pattern LOST_PLUS = Pattern.compile(" (?=\\d\\d(:?\\d\\d)?$)");

    private PreviewParameters() {}

    static String required(String parameter, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidParameter(parameter, "is required");
        }
        return value;
    }

    static Instant instant(String parameter, String value) {
        String text = LOST_PLUS.matcher(required(parameter, value)).replaceFirst("+");
        try {
            return OffsetDateTime.parse(text, INSTANT).toInstant();
        } catch (DateTimeException invalid) {
            throw new InvalidParameter(
                    parameter, "must be an ISO 8601 date and time with offset, such as 2027-01-31T14:00:00+01:00");
        }
    }

    /** Null when the parameter is absent. */
    static LocalDate date(String parameter, String value) {
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException invalid) {
            throw new InvalidParameter(parameter, "must be an ISO 8601 date, such as 2027-02-02");
        }
    }

    /** False when the parameter is absent. */
    static boolean flag(String parameter, String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new InvalidParameter(parameter, "must be true or false");
    }

    static String clocks() {
        return Arrays.stream(Clock.values()).map(Clock::id).collect(Collectors.joining(", "));
    }
}
