package io.dueprocess.breach;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What was filled in on the form {@code breach-filing}. */
record FilingForm(Map<String, Object> fields, ZoneId zone) {

    /** When it was filed; empty when day or time are missing. In the hour that is there twice, the earlier one. */
    Optional<Instant> filedAt() {
        try {
            LocalDateTime local = LocalDate.parse(text("filedOn")).atTime(LocalTime.parse(text("filedAtTime")));
            boolean skipped = zone.getRules().getValidOffsets(local).isEmpty();
            return skipped ? Optional.empty() : Optional.of(local.atZone(zone).toInstant());
        } catch (DateTimeException notFilledIn) {
            return Optional.empty();
        }
    }

    String receiptNumber() {
        return text("receiptNumber").strip();
    }

    String how() {
        return text("filedHow");
    }

    private String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }
}
