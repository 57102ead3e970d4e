package io.dueprocess.deadline;

import io.dueprocess.language.Languages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Computes statutory due dates and says how they came about; keeps no state. */
@Service
public class DueDates {

    private final LegalCalendar calendar;
    private final List<Wording> wordings;

    DueDates(LegalCalendar calendar, PublicHolidays holidays) {
        this.calendar = calendar;
        this.wordings = Languages.spoken().stream()
                .map(language -> new Wording(language, calendar, holidays))
                .toList();
    }

    /**
     * The due date of a clock.
     *
     * @param trigger what started the clock
     * @param extension in the clock's unit (months, or weeks for DPIA_CONSULTATION); 0 for none
     * @param pausedDays whole local days of ended pauses
     * @throws IllegalArgumentException for a trigger outside the years 1972 to 2199
     */
    public DueDate of(Clock clock, Instant trigger, int extension, int pausedDays) {
        LocalDate received = calendar.dateOf(trigger);
        if (Period.of(clock).unit() == ChronoUnit.HOURS) {
            return hours(clock, trigger, Period.of(clock).length());
        }
        Reckoning reckoning = Reckoning.of(calendar, clock, received, extension, pausedDays);
        return new DueDate(
                reckoning.nominal(),
                reckoning.due(),
                calendar.endOf(reckoning.due()),
                explained(wording -> wording.explain(reckoning)));
    }

    /**
     * The due date of a clock in hours that runs for another length than the law's: by contract, or in a drill.
     *
     * @param length a contract's is in whole hours
     */
    DueDate of(Clock clock, Instant trigger, Duration length) {
        if (clock == Clock.BREACH_CONTROLLER
                || length.equals(Duration.ofHours(Period.of(clock).length()))) {
            return hours(clock, trigger, Math.toIntExact(length.toHours()));
        }
        Instant expiry = trigger.plus(length);
        LocalDate day = calendar.dateOf(expiry);
        int hours = Period.of(clock).length();
        return new DueDate(day, day, expiry, explained(wording -> wording.explainDrill(clock, trigger, hours, expiry)));
    }

    /**
     * What the due date would be if the clock were extended, or paused from one date to another.
     *
     * @param askedAt local date on which the person or authority is asked for something, or null
     * @param completeAt local date on which the answer is complete; null exactly when {@code askedAt} is
     * @throws InvalidParameter when the law knows no such extension or pause, or the dates contradict one another
     */
    public DueDate preview(Clock clock, Instant trigger, boolean extended, LocalDate askedAt, LocalDate completeAt) {
        Period period = Period.of(clock);
        require(!extended || period.extendable(), "extended", "the law knows no extension of " + clock.id());
        int extension = extended ? period.longestExtension() : 0;
        LocalDate received = receivedOn(trigger);
        if (askedAt == null && completeAt == null) {
            return of(clock, trigger, extension, 0);
        }
        require(period.pause() != Period.Pause.NEVER, "askedAt", "nothing pauses " + clock.id());
        require(askedAt != null, "askedAt", "is needed with completeAt");
        require(completeAt != null, "completeAt", "is needed with askedAt");
        require(!askedAt.isBefore(received), "askedAt", "must not lie before the trigger's local date");
        require(!completeAt.isBefore(askedAt), "completeAt", "must not lie before askedAt");
        require(completeAt.getYear() < 2200, "completeAt", "must lie before the year 2200");
        if (asksTooLate(clock, trigger, extension, askedAt)) {
            return withoutPause(clock, of(clock, trigger, extension, 0), received, askedAt);
        }
        return of(clock, trigger, extension, (int) ChronoUnit.DAYS.between(askedAt, completeAt));
    }

    /** Whether asking on that date no longer stops the clock: it was not prompt, or the period was over. */
    boolean asksTooLate(Clock clock, Instant trigger, int extension, LocalDate askedAt) {
        LocalDate lastDay = Period.of(clock).pause() == Period.Pause.IF_ASKED_PROMPTLY
                ? promptUntil(calendar.dateOf(trigger))
                : of(clock, trigger, extension, 0).due();
        return askedAt.isAfter(lastDay);
    }

    /** Until when an extension may be announced: the end of the first month, pauses included (Art. 12(3), 36(2)). */
    Instant extendableUntil(Instant trigger, int pausedDays) {
        LocalDate month = calendar.plus(calendar.dateOf(trigger), 1, ChronoUnit.MONTHS);
        return calendar.endOf(calendar.roll(month.plusDays(pausedDays)));
    }

    LocalDate dateOf(Instant instant) {
        return calendar.dateOf(instant);
    }

    private DueDate hours(Clock clock, Instant trigger, int hours) {
        Instant expiry = calendar.plusHours(trigger, hours);
        LocalDate day = calendar.local(expiry).toLocalDate();
        return new DueDate(day, day, expiry, explained(wording -> wording.explainHours(clock, trigger, hours)));
    }

    private DueDate withoutPause(Clock clock, DueDate date, LocalDate received, LocalDate askedAt) {
        LocalDate lastDay =
                Period.of(clock).pause() == Period.Pause.IF_ASKED_PROMPTLY ? promptUntil(received) : date.due();
        return new DueDate(
                date.nominal(),
                date.due(),
                date.expiresAt(),
                explained(wording ->
                        date.explanation(wording.language()) + " " + wording.askedTooLate(clock, askedAt, lastDay)));
    }

    private Map<String, String> explained(Function<Wording, String> explanation) {
        return wordings.stream()
                .collect(Collectors.toMap(wording -> wording.language().getLanguage(), explanation));
    }

    private LocalDate promptUntil(LocalDate received) {
        return calendar.plusWorkingDays(received, Period.PROMPT_WORKING_DAYS);
    }

    private LocalDate receivedOn(Instant trigger) {
        try {
            return calendar.dateOf(trigger);
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidParameter("trigger", outOfRange.getMessage());
        }
    }

    private static void require(boolean condition, String parameter, String message) {
        if (!condition) {
            throw new InvalidParameter(parameter, message);
        }
    }
}
