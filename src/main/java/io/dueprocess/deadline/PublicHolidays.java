package io.dueprocess.deadline;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The public holidays of one country (Regulation 1182/71 Art. 2(1)), from Jollyday. Days on which only shops, banks or
 * offices close are not among them: in Denmark 1 May, 5 June, 24 and 31 December.
 */
@Component
class PublicHolidays {

    private final HolidayManager manager;
    private final Map<Integer, Map<LocalDate, Holiday>> byYear = new ConcurrentHashMap<>();

    PublicHolidays(Jurisdiction jurisdiction) {
        String country = jurisdiction.country().toUpperCase(Locale.ROOT);
        if (!HolidayManager.getSupportedCalendarCodes().contains(country)) {
            throw new IllegalArgumentException(
                    "dueprocess.country: no public holidays are known for " + jurisdiction.country());
        }
        manager = HolidayManager.getInstance(ManagerParameters.create(country));
    }

    boolean contains(LocalDate date) {
        return on(date).isPresent();
    }

    /** The holiday on that date, if it is one. */
    Optional<Holiday> on(LocalDate date) {
        return Optional.ofNullable(
                byYear.computeIfAbsent(date.getYear(), this::load).get(date));
    }

    private Map<LocalDate, Holiday> load(int year) {
        return manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY).stream()
                .collect(toUnmodifiableMap(Holiday::getDate, holiday -> holiday, (first, second) -> first));
    }
}
