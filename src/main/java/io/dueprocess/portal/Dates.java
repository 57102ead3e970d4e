package io.dueprocess.portal;

import io.dueprocess.language.Languages;
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
        this.zone = zone;
        this.day = Languages.day(language);
        this.minute = Languages.minute(language);
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
