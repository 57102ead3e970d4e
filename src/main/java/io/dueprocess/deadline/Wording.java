package io.dueprocess.deadline;

import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Says in one language how a due date came about. */
final class Wording {

    private final Locale locale;
    private final ResourceBundle texts;
    private final LegalCalendar calendar;
    private final PublicHolidays holidays;

    Wording(Locale locale, LegalCalendar calendar, PublicHolidays holidays) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "messages/deadline",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.calendar = calendar;
        this.holidays = holidays;
    }

    Locale language() {
        return locale;
    }

    String explain(Reckoning r) {
        StringBuilder sentence = new StringBuilder(reckoned(r)).append('.');
        if (r.pausedDays() > 0) {
            sentence.append(' ').append(text("unpaused", day(r.unsuspendedDue())));
        }
        if (!r.period().rolls()) {
            sentence.append(' ').append(fixed(r.due()));
        }
        return sentence.toString();
    }

    String explainHours(Clock clock, Instant aware, int hours) {
        Instant expiry = calendar.plusHours(aware, hours);
        Instant byWallClock = calendar.plusWallClockHours(aware, hours);
        String start = text("start." + clock.id(), moment(aware));
        String length = length(ChronoUnit.HOURS, hours);
        String forward = byWallClock.isBefore(expiry) ? " " + text("hours.forward", moment(byWallClock), length) : "";
        return text("hours", start, length, moment(expiry))
                + forward
                + " "
                + text("hours.regulation", moment(calendar.plusHoursFromNext(aware, hours)));
    }

    String explainDrill(Clock clock, Instant aware, int hours, Instant expiry) {
        return text(
                "drill",
                text("start." + clock.id(), moment(aware)),
                length(ChronoUnit.HOURS, hours),
                Duration.between(aware, expiry).toMinutes(),
                moment(expiry));
    }

    /** @param lastDay the last day on which asking would have stopped the clock */
    String askedTooLate(Clock clock, LocalDate askedAt, LocalDate lastDay) {
        return text("asked-late." + clock.id(), date(askedAt), date(lastDay));
    }

    private String reckoned(Reckoning r) {
        Period period = r.period();
        String sentence = text(
                r.clipped() ? "period.clipped" : "period",
                text("start." + r.clock().id(), date(r.received())),
                length(period.unit(), period.length() + r.extension()),
                r.extension() == 0 ? "" : text("extended", r.extension()),
                r.pausedDays() == 0 ? lastDay(r) : date(r.unpaused()));
        if (r.pausedDays() > 0) {
            sentence = text("paused", sentence, r.pausedDays(), lastDay(r));
        }
        return r.rolled()
                ? text("rolled", sentence, reasons(calendar.skippedFrom(r.nominal())), day(r.due()))
                : sentence;
    }

    /** With its weekday, unless the reason why it moves says that. */
    private String lastDay(Reckoning r) {
        return r.rolled() ? date(r.nominal()) : day(r.nominal());
    }

    private String fixed(LocalDate due) {
        String fixed = text("fixed");
        return calendar.isWorkingDay(due) ? fixed : fixed + " " + text("fixed.rolled", day(calendar.roll(due)));
    }

    /** "Easter Sunday, then Easter Monday"; "New Year's Day, then a Saturday and a Sunday". */
    private String reasons(List<LocalDate> skipped) {
        List<String> reasons = skipped.stream().map(this::reason).toList();
        List<String> later = reasons.subList(1, reasons.size());
        return switch (later.size()) {
            case 0 -> reasons.get(0);
            case 1 -> text("then", reasons.get(0), later.get(0));
            default -> text("then", reasons.get(0), enumerate(later));
        };
    }

    private String enumerate(List<String> items) {
        int last = items.size() - 1;
        return text("and", items.subList(0, last).stream().collect(Collectors.joining(", ")), items.get(last));
    }

    private String reason(LocalDate date) {
        return holidays.on(date)
                .map(holiday -> {
                    String key = "deadline.holiday." + holiday.getPropertiesKey();
                    return texts.containsKey(key) ? format(key) : holiday.getDescription(locale);
                })
                .orElseGet(() -> text("weekend", weekday(date.getDayOfWeek())));
    }

    private String weekday(DayOfWeek day) {
        return formatter("weekday").format(day);
    }

    private String length(ChronoUnit unit, int number) {
        return text("length." + unit.name().toLowerCase(Locale.ROOT), number);
    }

    private String date(LocalDate date) {
        return formatter("date").format(date);
    }

    private String day(LocalDate date) {
        return formatter("day").format(date);
    }

    private String moment(Instant instant) {
        ZonedDateTime local = calendar.local(instant);
        return formatter(local.getSecond() == 0 ? "minute" : "second").format(local);
    }

    private DateTimeFormatter formatter(String name) {
        return DateTimeFormatter.ofPattern(texts.getString("deadline.format." + name), locale);
    }

    private String text(String key, Object... values) {
        return format("deadline." + key, values);
    }

    private String format(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }
}
