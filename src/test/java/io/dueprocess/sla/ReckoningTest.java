package io.dueprocess.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadline.State;
import io.dueprocess.deadline.DueDate;
import io.dueprocess.sla.FigureRows.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The board's numbers (KPIs of the law's section G), from cases as they stand. */
class ReckoningTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final Instant NOW = Instant.parse("2027-03-10T09:00:00Z");
    private static final Figures FIGURES = new Figures(ZoneId.of("Europe/Copenhagen"));

    private final List<Figure> figures = new ArrayList<>();
    private final ProcessSteps steps = mock(ProcessSteps.class);

    @Test
    void dueIsCountedByTheInstantThatIsTooLate() {
        due(NOW.plus(Duration.ofHours(24)));
        due(NOW.plus(Duration.ofHours(25)));
        due(NOW.plus(Duration.ofDays(7)));
        due(NOW.plus(Duration.ofDays(7)).plusSeconds(1));
        due(NOW);
        due(NOW.minus(Duration.ofDays(40)));

        Board.Process board = board(12);
        assertThat(board.dueIn24Hours()).isEqualTo(1);
        assertThat(board.dueIn3Days()).isEqualTo(2);
        assertThat(board.dueIn7Days()).isEqualTo(3);
        assertThat(board.overdue()).isEqualTo(2);
    }

    @Test
    void whatIsLateAndWhatIsStillOverdueBothFail() {
        done(State.MET, "2027-02-01T09:00:00Z", "2027-02-11T09:00:00Z");
        done(State.MET, "2027-02-01T09:00:00Z", "2027-02-21T09:00:00Z");
        done(State.MET_LATE, "2027-01-01T09:00:00Z", "2027-02-21T09:00:00Z");
        due(NOW.minusSeconds(1));

        Board.Process board = board(3);
        assertThat(board.onTimePercent()).isEqualTo(50);
        assertThat(board.medianDays()).isEqualTo(20);
        assertThat(board.p95Days()).isEqualTo(51);
        assertThat(board(1).onTimePercent()).as("this month").isZero();
        assertThat(board(1).medianDays()).isNull();
    }

    @Test
    void whatIsPausedIsNeitherDueNorOverdue() {
        figures.addAll(
                FIGURES.of(deadline(State.PAUSED, NOW.minus(Duration.ofDays(60)), NOW.minusSeconds(1), 0, null)));

        assertThat(board(12).paused()).isEqualTo(1);
        assertThat(board(12).overdue()).isZero();
    }

    @Test
    void aDrillIsNoDuty() {
        assertThat(FIGURES.of(authority(Duration.ofMinutes(72)))).isEmpty();
        assertThat(FIGURES.of(authority(Duration.ofHours(72)))).isNotEmpty();
    }

    private static Deadline authority(Duration length) {
        LocalDate due = LocalDate.ofInstant(NOW.plus(length), ZONE);
        DueDate date = new DueDate(due, due, NOW.plus(length), "", "");
        return new Deadline("case", Clock.BREACH_AUTHORITY, NOW, date, due, null, 0, 0, State.OPEN, null);
    }

    @Test
    void anExtensionIsCountedOnceAndOfTheDutiesOfThoseMonths() {
        figures.addAll(FIGURES.of(deadline(State.OPEN, NOW, NOW.plus(Duration.ofDays(90)), 2, null)));
        figures.addAll(FIGURES.of(deadline(State.OPEN, NOW, NOW.plus(Duration.ofDays(30)), 0, null)));
        figures.addAll(FIGURES.of(deadline(State.CANCELLED, NOW, NOW.plus(Duration.ofDays(30)), 0, NOW)));

        assertThat(board(12).extendedPercent()).isEqualTo(50);
    }

    @Test
    void openCasesAgeByDaysOfTheCalendar() {
        opened("2027-03-10T00:30:00Z");
        opened("2027-03-02T23:30:00Z"); // the 3rd in Copenhagen
        opened("2027-03-02T22:30:00Z");
        opened("2026-12-01T00:00:00Z");

        assertThat(board(12).ageing().stream().map(Board.Ageing::cases)).containsExactly(2, 1, 0, 0, 1);
        assertThat(board(12).open()).isEqualTo(4);
        assertThat(board(1).received()).isEqualTo(3);
    }

    @Test
    void theTrendHasTwelveMonthsAndWhatIsOverdueCountsInThisOne() {
        done(State.MET, "2027-02-01T09:00:00Z", "2027-03-01T09:00:00Z");
        due(NOW);

        List<Board.Month> trend = board(1).trend();
        assertThat(trend).hasSize(12);
        assertThat(trend.get(0).month()).isEqualTo(YearMonth.of(2026, 4));
        assertThat(trend.get(11).onTimePercent()).isEqualTo(50);
        assertThat(trend.get(10).onTimePercent()).isNull();
    }

    @Test
    void stepsStandByHowLongTheirTasksWait() {
        when(steps.name("UserTask_Old")).thenReturn("Look at the old");
        when(steps.groups("UserTask_Old")).thenReturn(List.of("legal"));
        when(steps.groups("UserTask_New")).thenReturn(List.of("dpo"));
        task("UserTask_New", NOW.minus(Duration.ofDays(1)), null);
        task("UserTask_Old", NOW.minus(Duration.ofDays(10)), NOW.minusSeconds(1));
        task("UserTask_Old", NOW.minus(Duration.ofDays(20)), NOW.plus(Duration.ofDays(1)));
        figures.addAll(FIGURES.done(
                new Figures.OpenTask("dsar-handling", "UserTask_Old", NOW.minus(Duration.ofMinutes(90)), null, false),
                NOW));

        assertThat(board(12).steps().stream().map(Board.Step::key)).containsExactly("UserTask_Old", "UserTask_New");
        Board.Step old = board(12).steps().get(0);
        assertThat(old.name()).isEqualTo("Look at the old");
        assertThat(old.waiting()).isEqualTo(2);
        assertThat(old.overdue()).isEqualTo(1);
        assertThat(old.averageDays()).isEqualTo(15);
        assertThat(old.oldest()).isEqualTo(LocalDate.of(2027, 2, 18));
        assertThat(old.medianHours()).isEqualTo(2);
        assertThat(board(new BoardFilter(null, 12, "dpo")).steps().stream().map(Board.Step::key))
                .containsExactly("UserTask_New");
    }

    @Test
    void ofASealedCaseNothingIsKnownFinerThanDays() {
        Figures.OpenTask task = new Figures.OpenTask(
                "whistleblower-intake",
                "UserTask_AssessScope",
                Instant.parse("2027-03-01T13:37:00Z"),
                Instant.parse("2027-03-08T13:37:00Z"),
                true);

        assertThat(FIGURES.of(task).stream().map(Figure::moment))
                .allMatch(moment -> moment.atZone(ZONE).toLocalTime().toSecondOfDay() == 0);
        assertThat(FIGURES.done(task, Instant.parse("2027-03-03T05:00:00Z"))
                        .get(0)
                        .span())
                .isEqualTo(48);
    }

    @Test
    void smallNumbersOfSealedCasesAreWithheld() {
        for (int i = 0; i < 6; i++) {
            opened("2027-03-10T00:30:00Z");
        }
        Board.Process large = Withheld.of(board(12));
        assertThat(large.open()).isEqualTo(6);
        assertThat(large.withheld()).isFalse();

        opened("2027-02-10T00:30:00Z"); // one of an age of its own
        Board.Process aged = Withheld.of(board(12));
        assertThat(aged.withheld()).isTrue();
        assertThat(aged.open()).isEqualTo(7);
        assertThat(aged.ageing()).isEmpty();
        assertThat(aged.trend()).as("one in February").isEmpty();

        due(NOW);
        Board.Process overdue = Withheld.of(board(12));
        assertThat(overdue.overdue()).isNull();
        assertThat(overdue.dueIn7Days())
                .as("what the rest could be reckoned with")
                .isNull();
        assertThat(overdue.onTimePercent()).isNull();
    }

    private Board.Process board(int months) {
        return board(new BoardFilter(null, months, null));
    }

    private Board.Process board(BoardFilter filter) {
        List<Counted> counted =
                figures.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map((Map.Entry<Figure, Long> entry) -> new Counted(entry.getKey(), entry.getValue()))
                        .toList();
        return new Reckoning("dsar-handling", counted, filter, NOW, ZONE, false).process("Requests", steps);
    }

    private void due(Instant expiry) {
        figures.addAll(FIGURES.of(deadline(State.OPEN, expiry.minus(Duration.ofDays(30)), expiry, 0, null)));
    }

    private void done(State state, String trigger, String closed) {
        figures.addAll(FIGURES.of(deadline(
                state,
                Instant.parse(trigger),
                Instant.parse(trigger).plus(Duration.ofDays(30)),
                0,
                Instant.parse(closed))));
    }

    private static Deadline deadline(State state, Instant trigger, Instant expiry, int extension, Instant closed) {
        LocalDate due = LocalDate.ofInstant(expiry, ZONE);
        return new Deadline(
                "case",
                Clock.DSAR_RESPONSE,
                trigger,
                new DueDate(due, due, expiry, "", ""),
                due,
                state == State.PAUSED ? trigger : null,
                0,
                extension,
                state,
                closed);
    }

    private void opened(String at) {
        Collection<Figure> opened = FIGURES.of(
                new CaseFile("id", "DP-1", "dsar-handling", Instant.parse(at), null, null, false, null, false));
        figures.addAll(opened);
    }

    private void task(String key, Instant begun, Instant due) {
        figures.addAll(FIGURES.of(new Figures.OpenTask("dsar-handling", key, begun, due, false)));
    }
}
