package io.dueprocess.deadline;

import static io.dueprocess.deadline.Clock.BREACH_AUTHORITY;
import static io.dueprocess.deadline.Clock.DPIA_CONSULTATION;
import static io.dueprocess.deadline.Clock.DSAR_RESPONSE;
import static io.dueprocess.deadline.Clock.WHISTLEBLOWER_ACKNOWLEDGEMENT;
import static io.dueprocess.deadline.Clock.WHISTLEBLOWER_FEEDBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class DueDatesTest {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final DueDates dueDates = TestDueDates.danish();

    @ParameterizedTest(name = "vector {0}")
    @CsvFileSource(resources = "/deadline/vectors.csv", useHeadersInDisplayName = true)
    void everyVectorHolds(
            String number, String clock, String trigger, LocalDate nominal, LocalDate due, Instant expiresAt) {
        DueDate date = dueDates.of(
                Clock.of(clock).orElseThrow(), OffsetDateTime.parse(trigger).toInstant(), 0, 0);
        assertThat(date.nominal()).isEqualTo(nominal);
        assertThat(date.due()).isEqualTo(due);
        assertThat(date.expiresAt()).isEqualTo(expiresAt);
    }

    @Test
    void fromAnyDayAMonthEndsOnAWorkingDayAtLocalMidnightAndNeverEarly() {
        LocalDate first = LocalDate.of(2024, 1, 1);
        first.datesUntil(first.plusYears(15)).forEach(received -> {
            DueDate date = dueDates.of(DSAR_RESPONSE, at(received.atTime(9, 0)), 0, 0);
            assertThat(DanishHolidays.workingDay(date.due())).as("%s", received).isTrue();
            assertThat(date.due()).isAfterOrEqualTo(date.nominal());
            assertThat(date.nominal()).isEqualTo(received.plusMonths(1));
            assertThat(date.expiresAt()).isEqualTo(at(date.due().plusDays(1).atStartOfDay()));
            assertThat(date.explanation()).doesNotContain("{").endsWith(".");
            assertThat(date.explanationDa()).doesNotContain("{").endsWith(".");
        });
    }

    @Test
    void fromAnyHour72HoursAre72Hours() {
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        for (int hour = 0; hour < 365 * 24; hour++) {
            Instant aware = first.plusSeconds(3600L * hour);
            DueDate date = dueDates.of(BREACH_AUTHORITY, aware, 0, 0);
            assertThat(date.expiresAt()).isEqualTo(aware.plusSeconds(72 * 3600));
            assertThat(date.due())
                    .isEqualTo(date.nominal())
                    .isEqualTo(date.expiresAt().atZone(COPENHAGEN).toLocalDate());
        }
    }

    @Test
    void whistleblowerClocksNeverMoveToALaterDay() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        first.datesUntil(first.plusYears(2)).forEach(received -> {
            Instant trigger = at(received.atTime(12, 0));
            assertThat(dueDates.of(WHISTLEBLOWER_ACKNOWLEDGEMENT, trigger, 0, 0).due())
                    .isEqualTo(received.plusDays(7));
            assertThat(dueDates.of(WHISTLEBLOWER_FEEDBACK, trigger, 0, 0).due()).isEqualTo(received.plusMonths(3));
        });
    }

    @Test
    void aConsultationTakesEightWeeksAndRolls() {
        DueDate date = preview(DPIA_CONSULTATION, "2027-02-01T10:00:00+01:00", false);
        assertThat(date.nominal()).isEqualTo("2027-03-29");
        assertThat(date.due()).isEqualTo("2027-03-30");
        assertThat(date.explanation())
                .isEqualTo("Received by the authority 1 February 2027 + 8 weeks = 29 March 2027, Easter Monday, so"
                        + " Tuesday 30 March 2027.");
        assertThat(preview(DPIA_CONSULTATION, "2027-02-01T10:00:00+01:00", true).due())
                .isEqualTo("2027-05-10");
    }

    @Test
    void anExtensionIsCountedFromReceiptAndRolledOnce() {
        DueDate date = preview(DSAR_RESPONSE, "2027-01-31T14:00:00+01:00", true);
        assertThat(date.due()).isEqualTo("2027-04-30");
        assertThat(date.explanation())
                .isEqualTo(
                        "Received 31 January 2027 + 3 months (extended by 2), clipped to Friday 30 April 2027 (the last"
                                + " day of that month).");
    }

    @Test
    void aPauseMovesTheNominalDateByWholeLocalDaysThenRolls() {
        DueDate date = dueDates.preview(
                DSAR_RESPONSE,
                Instant.parse("2027-01-31T13:00:00Z"),
                false,
                LocalDate.of(2027, 2, 2),
                LocalDate.of(2027, 2, 8));
        assertThat(date.nominal()).isEqualTo("2027-03-06");
        assertThat(date.due()).isEqualTo("2027-03-08");
        assertThat(date.explanation())
                .isEqualTo(
                        "Received 31 January 2027 + 1 month, clipped to 28 February 2027 (the last day of that month),"
                                + " plus 6 days of pause = 6 March 2027, a Saturday, then a Sunday, so Monday 8 March 2027."
                                + " Without the pause: Monday 1 March 2027.");
        assertThat(date.explanationDa())
                .isEqualTo("Modtaget den 31. januar 2027 + 1 måned, afkortet til 28. februar 2027 (den sidste dag i"
                        + " måneden), plus 6 dages pause = 6. marts 2027, en lørdag, derefter en søndag, derfor mandag"
                        + " den 8. marts 2027. Uden pausen: mandag den 1. marts 2027.");
    }

    @Test
    void aQuestionAskedAfterThreeWorkingDaysPausesNothing() {
        Instant received = Instant.parse("2027-01-31T13:00:00Z");
        LocalDate complete = LocalDate.of(2027, 2, 20);
        assertThat(dueDates.preview(DSAR_RESPONSE, received, false, LocalDate.of(2027, 2, 3), complete)
                        .due())
                .isEqualTo("2027-03-17");
        DueDate late = dueDates.preview(DSAR_RESPONSE, received, false, LocalDate.of(2027, 2, 4), complete);
        assertThat(late.due()).isEqualTo("2027-03-01");
        assertThat(late.explanation())
                .endsWith("Asked on 4 February 2027, after 3 February 2027, the third working day following receipt:"
                        + " this did not pause the clock.");
        assertThat(late.explanationDa()).contains("den tredje arbejdsdag efter modtagelsen");
    }

    @Test
    void theAuthorityMayAskAnyTimeInItsPeriod() {
        Instant received = Instant.parse("2027-01-04T09:00:00Z");
        DueDate date = dueDates.preview(
                DPIA_CONSULTATION, received, false, LocalDate.of(2027, 2, 1), LocalDate.of(2027, 2, 11));
        assertThat(date.nominal()).isEqualTo("2027-03-11");
        DueDate late = dueDates.preview(
                DPIA_CONSULTATION, received, false, LocalDate.of(2027, 3, 2), LocalDate.of(2027, 3, 12));
        assertThat(late.nominal()).isEqualTo("2027-03-01");
        assertThat(late.explanation()).contains("after the period had ended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2027-03-05T10:00:00+01:00 | Received 5 March 2027 + 1 month = Monday 5 April 2027.
            2027-08-31T09:00:00+02:00 | Received 31 August 2027 + 1 month, clipped to Thursday 30 September 2027 (the last day of that month).
            2027-01-31T14:00:00+01:00 | Received 31 January 2027 + 1 month, clipped to 28 February 2027 (the last day of that month), a Sunday, so Monday 1 March 2027.
            2027-02-28T09:00:00+01:00 | Received 28 February 2027 + 1 month = 28 March 2027, Easter Sunday, then Easter Monday, so Tuesday 30 March 2027.
            2026-12-01T00:00:00+01:00 | Received 1 December 2026 + 1 month = 1 January 2027, New Year's Day, then a Saturday and a Sunday, so Monday 4 January 2027.
            2027-02-25T09:00:00+01:00 | Received 25 February 2027 + 1 month = 25 March 2027, Maundy Thursday, then Good Friday, a Saturday, Easter Sunday and Easter Monday, so Tuesday 30 March 2027.
            """)
    void theExplanationNamesEachClipAndRoll(String trigger, String sentence) {
        assertThat(preview(DSAR_RESPONSE, trigger, false).explanation()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2027-01-31T14:00:00+01:00 | Modtaget den 31. januar 2027 + 1 måned, afkortet til 28. februar 2027 (den sidste dag i måneden), en søndag, derfor mandag den 1. marts 2027.
            2026-04-14T09:00:00+02:00 | Modtaget den 14. april 2026 + 1 måned = 14. maj 2026, Kristi himmelfartsdag, derfor fredag den 15. maj 2026.
            2026-11-25T09:00:00+01:00 | Modtaget den 25. november 2026 + 1 måned = 25. december 2026, 1. juledag, derefter 2. juledag og en søndag, derfor mandag den 28. december 2026.
            """)
    void andSoItDoesInDanish(String trigger, String sentence) {
        assertThat(preview(DSAR_RESPONSE, trigger, false).explanationDa()).isEqualTo(sentence);
    }

    @Test
    void hoursAreExplainedWithOffsetsAndTheRegulationsReading() {
        DueDate date = preview(BREACH_AUTHORITY, "2026-10-23T14:30:00+02:00", false);
        assertThat(date.explanation())
                .isEqualTo(
                        "Aware on Friday 23 October 2026 at 14:30 (+02:00) + 72 hours = Monday 26 October 2026 at 13:30"
                                + " (+01:00). Hours run on through weekends and holidays and never move. For information:"
                                + " Regulation 1182/71, which leaves out the hour already begun, would give Monday 26 October"
                                + " 2026 at 14:00 (+01:00).");
        assertThat(date.explanationDa())
                .startsWith(
                        "Kendskab fra fredag den 23. oktober 2026 kl. 14.30 (+02:00) + 72 timer = mandag den 26. oktober"
                                + " 2026 kl. 13.30 (+01:00). Timerne løber også i weekender")
                .endsWith("ville fristen udløbe mandag den 26. oktober 2026 kl. 14.00 (+01:00).");
    }

    @Test
    void inMarchTheEarlierWallClockReadingIsToldToo() {
        DueDate date = preview(BREACH_AUTHORITY, "2027-03-26T14:30:00+01:00", false);
        assertThat(date.expiresAt()).isEqualTo("2027-03-29T13:30:00Z");
        assertThat(date.explanation()).contains("be done by Monday 29 March 2027 at 14:30 (+02:00)");
    }

    @Test
    void aFixedDateOnASundayTellsWhereTheRegulationWouldMoveIt() {
        DueDate date = preview(WHISTLEBLOWER_FEEDBACK, "2026-11-30T10:00:00+01:00", false);
        assertThat(date.due()).isEqualTo("2027-02-28");
        assertThat(date.explanation())
                .isEqualTo(
                        "Acknowledged 30 November 2026 + 3 months, clipped to Sunday 28 February 2027 (the last day of"
                                + " that month). This deadline does not move for weekends or holidays. For information:"
                                + " Regulation 1182/71 would move it to Monday 1 March 2027.");
    }

    @ParameterizedTest
    @CsvSource({
        "breach-authority, true, , , extended",
        "whistleblower-acknowledgement, true, , , extended",
        "whistleblower-feedback, true, , , extended",
        "breach-authority, false, 2027-02-01, 2027-02-02, askedAt",
        "whistleblower-feedback, false, 2027-02-01, 2027-02-02, askedAt",
        "dsar-response, false, 2027-02-01, , completeAt",
        "dsar-response, false, , 2027-02-02, askedAt",
        "dsar-response, false, 2027-02-02, 2027-02-01, completeAt",
        "dsar-response, false, 2027-01-30, 2027-02-01, askedAt",
        "dsar-response, false, 2027-02-01, 9999-12-31, completeAt"
    })
    void whatTheLawDoesNotKnowIsRefusedByName(
            String clock, boolean extended, LocalDate askedAt, LocalDate completeAt, String parameter) {
        Instant trigger = Instant.parse("2027-01-31T13:00:00Z");
        assertThatThrownBy(
                        () -> dueDates.preview(Clock.of(clock).orElseThrow(), trigger, extended, askedAt, completeAt))
                .isInstanceOfSatisfying(
                        InvalidParameter.class,
                        refused -> assertThat(refused.parameter()).isEqualTo(parameter));
    }

    private DueDate preview(Clock clock, String trigger, boolean extended) {
        return dueDates.preview(clock, OffsetDateTime.parse(trigger).toInstant(), extended, null, null);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(COPENHAGEN).toInstant();
    }
}
