package io.dueprocess.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes dates as a reader of the language expects them, in the organisation's zone. */
public final class Dates {

    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;

    public Dates(Locale language, ZoneId zone) {
        boolean danish = Languages.DANISH.getLanguage().equals(language.getLanguage());
        this.zone = zone;
        this.day = DateTimeFormatter.ofPattern(danish ? "d. MMMM yyyy" : "d MMMM yyyy", language);
        this.minute =
                DateTimeFormatter.ofPattern(danish ? "d. MMMM yyyy 'kl.' HH.mm" : "d MMMM yyyy 'at' HH:mm", language);
    }

    /** Such as {@code 24. december 2026}. */
    public String day(LocalDate date) {
        return day.format(date);
    }

    public String day(Instant instant) {
        return day.format(instant.atZone(zone));
    }

    /** Such as {@code 24 December 2026 at 14:05}. */
    public String minute(Instant instant) {
        return minute.format(instant.atZone(zone));
    }
}
