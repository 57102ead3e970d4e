package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    @ParameterizedTest
    @CsvSource({
        "2024-03-05, P5Y, true, 2029-12-31",
        "2024-12-31, P5Y, true, 2029-12-31",
        "2024-02-29, P1Y, false, 2025-02-28",
        "2024-01-31, P1M, false, 2024-02-29"
    })
    void theLastDay(LocalDate from, String period, boolean endOfYear, LocalDate until) {
        assertThat(Terms.until(from, Period.parse(period), endOfYear)).isEqualTo(until);
    }

    /** A row is due by its date alone exactly when its last day has passed. */
    @ParameterizedTest
    @ValueSource(strings = {"P5Y", "P3M", "P1M", "P30D", "P13M"})
    void rowsAreDueTheDayAfterTheirLast(String text) {
        Period period = Period.parse(text);
        for (boolean endOfYear : new boolean[] {true, false}) {
            LocalDate today = LocalDate.of(2027, 12, 25);
            for (int day = 0; day < 100; day++, today = today.plusDays(1)) {
                LocalDate before = Terms.before(today, period, endOfYear);
                for (int around = -40; around < 40; around++) {
                    LocalDate from = before.plusDays(around);
                    assertThat(from.isBefore(before))
                            .as("%s on %s of %s, end of year %s", from, today, text, endOfYear)
                            .isEqualTo(Terms.until(from, period, endOfYear).isBefore(today));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01",
                "2024-01-01 00:00:00",
                "2024-01-01T00:00",
                "2024-01-01 00:00:00.0",
                "2023-12-31 23:00:00+00",
                "2023-12-31T23:00:00Z",
                "2024-01-01 00:00:00+01",
                "2024-01-01 04:30:00+0530"
            })
    void midnightHoweverItIsWritten(String value) {
        assertThat(Terms.time(value, ZONE)).contains(LocalDateTime.of(2024, 1, 1, 0, 0));
    }

    @Test
    void whatIsNoTime() {
        assertThat(Terms.time("soon", ZONE)).isEmpty();
        assertThat(Terms.time(null, ZONE)).isEmpty();
        assertThat(Terms.date("2024-13-01")).isEmpty();
    }
}
