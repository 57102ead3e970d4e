package io.dueprocess.portal;

import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Lengths of time in words, such as {@code 2 months}. */
@Component
public final class Periods {

    private static final int DAYS_OF_A_MONTH = 30;

    private final MessageSource messages;

    public Periods(MessageSource messages) {
        this.messages = messages;
    }

    /** In years or months where it is whole ones, else in days, a month being 30 of them. */
    public String of(Period period, Locale language) {
        long months = period.toTotalMonths();
        if (period.getDays() != 0) {
            return words("days", period.getDays() + DAYS_OF_A_MONTH * months, language);
        }
        return months > 0 && months % 12 == 0
                ? words("years", months / 12, language)
                : words("months", months, language);
    }

    /** In whole days. */
    public String of(Duration duration, Locale language) {
        return words("days", duration.toDays(), language);
    }

    private String words(String unit, long count, Locale language) {
        return messages.getMessage("portal.period." + unit, new Object[] {count}, language);
    }
}
