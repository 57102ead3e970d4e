package io.dueprocess.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalCalendarTest {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2039, 12, 31);

    private final PublicHolidays holidays = new PublicHolidays(new Jurisdiction(COPENHAGEN, "DK"));
    private final LegalCalendar calendar = new LegalCalendar(COPENHAGEN, holidays::contains);

    @Test
    void theLibrarysHolidaysAreThoseOfTheLaw() {
        for (int year = 2015; year <= 2039; year++) {
            assertThat(holidaysFromLibrary(year)).as("%d", year).isEqualTo(DanishHolidays.of(year));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-02, 2026-04-03, 2026-04-06, 2026-05-14, 2026-05-25",
        "2027-03-25, 2027-03-26, 2027-03-29, 2027-05-06, 2027-05-17",
        "2028-04-13, 2028-04-14, 2028-04-17, 2028-05-25, 2028-06-05",
        "2029-03-29, 2029-03-30, 2029-04-02, 2029-05-10, 2029-05-21",
        "2030-04-18, 2030-04-19, 2030-04-22, 2030-05-30, 2030-06-10"
    })
    void movableFeastsFallWhereTheTableSays(
            LocalDate maundy, LocalDate good, LocalDate easterMonday, LocalDate ascension, LocalDate whitMonday) {
        assertThat(Set.of(maundy, good, easterMonday, ascension, whitMonday)).allMatch(holidays::contains);
    }

    @Test
    void shopAndOfficeClosingDaysAreWorkingDays() {
        Set<MonthDay> closed = Set.of(MonthDay.of(5, 1), MonthDay.of(6, 5), MonthDay.of(12, 24), MonthDay.of(12, 31));
        for (int year = 2024; year <= 2039; year++) {
            for (MonthDay day : closed) {
                LocalDate date = day.atYear(year);
                boolean movableFeast = DanishHolidays.of(year).contains(date);
                assertThat(holidays.contains(date)).as("%s", date).isEqualTo(movableFeast);
            }
        }
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 24))).isTrue();
    }

    @Test
    void greatPrayerDayEndedIn2023() {
        assertThat(holidays.contains(LocalDate.of(2023, 5, 5))).isTrue();
        assertThat(holidays.contains(LocalDate.of(2024, 4, 26))).isFalse();
    }

    @Test
    void anotherCountryHasItsOwnHolidays() {
        PublicHolidays german = new PublicHolidays(new Jurisdiction(ZoneId.of("Europe/Berlin"), "DE"));
        assertThat(german.contains(LocalDate.of(2026, 10, 3))).isTrue();
        assertThat(german.contains(LocalDate.of(2026, 4, 2))).isFalse();
    }

    @Test
    void anUnknownCountryIsRefused() {
        Jurisdiction nowhere = new Jurisdiction(COPENHAGEN, "XX");
        assertThatThrownBy(() -> new PublicHolidays(nowhere)).hasMessageContaining("dueprocess.country");
    }

    @Test
    void rollingFindsTheFirstWorkingDayFromEveryDay() {
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
            LocalDate rolled = calendar.roll(date);
            assertThat(DanishHolidays.workingDay(rolled)).as("%s", date).isTrue();
            assertThat(date.datesUntil(rolled)).as("%s", date).noneMatch(DanishHolidays::workingDay);
            assertThat(calendar.skippedFrom(date))
                    .containsExactlyElementsOf(date.datesUntil(rolled).toList());
        }
    }

    @Test
    void aDayEndsAtTheNextLocalMidnightEvenWhenTheClocksChange() {
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
            var end = calendar.local(calendar.endOf(date));
            assertThat(end.toLocalDate()).isEqualTo(date.plusDays(1));
            assertThat(end.toLocalTime()).isEqualTo(java.time.LocalTime.MIDNIGHT);
        }
        assertThat(calendar.endOf(LocalDate.of(2027, 3, 28))).isEqualTo("2027-03-28T22:00:00Z");
        assertThat(calendar.endOf(LocalDate.of(2026, 10, 25))).isEqualTo("2026-10-25T23:00:00Z");
    }

    @Test
    void workingDaysAreCountedFromTheDayAfter() {
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 11, 24), 3)).isEqualTo("2026-11-27");
        assertThat(calendar.plusWorkingDays(LocalDate.of(2027, 3, 24), 3)).isEqualTo("2027-04-01");
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 12, 24), 1)).isEqualTo("2026-12-28");
    }

    @Test
    void monthsClipAndNeverStretch() {
        assertThat(calendar.plus(LocalDate.of(2028, 1, 31), 1, ChronoUnit.MONTHS))
                .isEqualTo("2028-02-29");
        assertThat(calendar.plus(LocalDate.of(2027, 1, 31), 1, ChronoUnit.MONTHS))
                .isEqualTo("2027-02-28");
        assertThat(calendar.plus(LocalDate.of(2027, 2, 28), 1, ChronoUnit.MONTHS))
                .isEqualTo("2027-03-28");
        assertThat(calendar.plus(LocalDate.of(2027, 1, 31), 3, ChronoUnit.MONTHS))
                .isEqualTo("2027-04-30");
        assertThat(calendar.plus(LocalDate.of(2024, 2, 29), 12, ChronoUnit.MONTHS))
                .isEqualTo("2025-02-28");
    }

    @Test
    void hoursElapseWhateverTheClocksDo() {
        Instant october = OffsetDateTime.parse("2026-10-23T14:30:00+02:00").toInstant();
        assertThat(calendar.plusHours(october, 72)).isEqualTo("2026-10-26T12:30:00Z");
        Instant march = OffsetDateTime.parse("2027-03-26T14:30:00+01:00").toInstant();
        assertThat(calendar.plusHours(march, 72)).isEqualTo("2027-03-29T13:30:00Z");
        assertThat(calendar.plusWallClockHours(march, 72)).isEqualTo("2027-03-29T12:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T11:00:00Z, 2026-11-27T12:00:00Z",
        "2026-12-22T11:17:00Z, 2026-12-25T12:00:00Z",
        "2026-12-22T11:59:59Z, 2026-12-25T12:00:00Z",
        "2026-10-23T12:30:00Z, 2026-10-26T13:00:00Z"
    })
    void theRegulationLeavesOutTheHourBegun(Instant aware, Instant expiry) {
        assertThat(calendar.plusHoursFromNext(aware, 72)).isEqualTo(expiry);
    }

    @Test
    void theLocalDateCountsNotTheUtcOne() {
        assertThat(calendar.dateOf(Instant.parse("2027-01-31T23:30:00Z"))).isEqualTo("2027-02-01");
    }

    @ParameterizedTest
    @CsvSource({"0001-01-01T00:00:00Z", "1971-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void yearsBeyondTheCalendarAreRefused(Instant instant) {
        assertThatThrownBy(() -> calendar.dateOf(instant)).hasMessageContaining("between the years 1972 and 2199");
    }

    @Test
    void theExtremesOfTimeAreRefusedNotOverflown() {
        assertThatThrownBy(() -> calendar.dateOf(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendar.dateOf(Instant.MIN)).isInstanceOf(IllegalArgumentException.class);
    }

    private Set<LocalDate> holidaysFromLibrary(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1))
                .filter(holidays::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
