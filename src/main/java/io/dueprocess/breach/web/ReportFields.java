package io.dueprocess.breach.web;

import io.dueprocess.breach.ReportedBreach;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Checks the fields of a breach that another system reports; says of each what is wrong, never what it held. */
class ReportFields {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_TIME = 40;
    private static final int LONGEST_NAME = 50;
    private static final Set<String> TIMES = Set.of("occurredAt", "detectedAt", "processorInformedAt", "awareAt");
    private static final Set<String> ROLES = Set.of("controller", "processor");

    /** Clocks of machines differ a little. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Map<String, Object> body;
    private final Instant latest;
    private final Map<String, String> errors = new LinkedHashMap<>();

    ReportFields(Map<String, Object> body, Clock clock) {
        this.body = body;
        this.latest = clock.instant().plus(AHEAD);
    }

    /** @throws InvalidReport when a field is wrong */
    ReportedBreach check() {
        ReportedBreach report = new ReportedBreach(
                text("title", LONGEST_TITLE, true),
                text("happened", LONGEST_TEXT, true),
                text("discovered", LONGEST_TEXT, false),
                time("occurredAt"),
                time("detectedAt"),
                time("processorInformedAt"),
                time("awareAt"),
                role());
        for (String field : body.keySet()) {
            if (!isKnown(field)) {
                errors.put(field.substring(0, Math.min(field.length(), LONGEST_NAME)), "is not a field of a report");
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidReport(errors);
        }
        return report;
    }

    private static boolean isKnown(String field) {
        return TIMES.contains(field)
                || Set.of("title", "happened", "discovered", "role").contains(field);
    }

    private String text(String field, int longest, boolean required) {
        Object value = body.get(field);
        String text = value instanceof String given ? given.strip() : null;
        if (value != null && text == null) {
            errors.put(field, "must be a text");
        } else if (text == null || text.isEmpty()) {
            if (required) {
                errors.put(field, "is required");
            }
            return null;
        } else if (text.length() > longest) {
            errors.put(field, "has more than " + longest + " characters");
        } else if (text.indexOf('\0') >= 0) {
            errors.put(field, "holds a null character");
        }
        return text;
    }

    private String time(String field) {
        String text = text(field, LONGEST_TIME, false);
        if (text == null || errors.containsKey(field)) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.toInstant().isAfter(latest)) {
                errors.put(field, "lies in the future");
            } else if (time.getYear() < 1970) {
                errors.put(field, "lies too far in the past");
            }
        } catch (DateTimeException e) {
            errors.put(field, "must be a date and time with offset, such as 2026-10-23T14:30:00+02:00");
        }
        return text;
    }

    private String role() {
        String role = text("role", LONGEST_NAME, false);
        if (role != null && !ROLES.contains(role)) {
            errors.putIfAbsent("role", "must be controller or processor");
        }
        return role == null ? "controller" : role;
    }
}
