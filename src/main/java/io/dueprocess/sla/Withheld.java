package io.dueprocess.sla;

import java.util.List;
import java.util.stream.Stream;

/**
 * A process's figures without any small enough to point at somebody: 1 to 4 are withheld, and so is what such a number could
 * be reckoned from (legal figures of whistleblower cases: aggregated, five at least).
 */
final class Withheld {

    /** The smallest number that is shown, 0 apart. */
    static final int LEAST = 5;

    private Withheld() {}

    static Board.Process of(Board.Process process) {
        boolean open = shown(
                process.open(),
                process.dueIn24Hours(),
                process.dueIn3Days(),
                process.dueIn7Days(),
                process.overdue(),
                process.paused());
        boolean past = shown(process.received(), process.closed(), process.onTime(), process.late());
        boolean ageing =
                open && process.ageing().stream().map(Board.Ageing::cases).allMatch(Withheld::large);
        boolean percent = open && past && process.onTime() + process.late() >= LEAST;
        boolean trend = past && process.trend().stream().allMatch(Withheld::shown);
        boolean steps = open && process.steps().stream().allMatch(step -> shown(step.waiting(), step.overdue()));
        boolean complete = open && past && ageing && trend && steps;
        return new Board.Process(
                process.key(),
                process.name(),
                !complete,
                open ? process.open() : alone(process.open()),
                open ? process.dueIn24Hours() : null,
                open ? process.dueIn3Days() : null,
                open ? process.dueIn7Days() : null,
                open ? process.overdue() : null,
                open ? process.paused() : null,
                past ? process.received() : alone(process.received()),
                past ? process.closed() : null,
                past ? process.onTime() : null,
                past ? process.late() : null,
                percent ? process.onTimePercent() : null,
                percent ? process.medianDays() : null,
                percent ? process.p95Days() : null,
                percent ? process.extendedPercent() : null,
                null,
                null,
                ageing ? process.ageing() : List.of(),
                trend ? process.trend() : List.of(),
                steps ? process.steps().stream().map(Withheld::withoutTimes).toList() : List.of());
    }

    /** How long few tasks took tells of few cases. */
    private static Board.Step withoutTimes(Board.Step step) {
        return new Board.Step(
                step.key(), step.name(), step.groups(), step.waiting(), step.overdue(), null, null, null, null);
    }

    private static boolean shown(Board.Month month) {
        return shown(month.received(), month.closed(), month.onTime(), month.late());
    }

    private static boolean shown(Integer... numbers) {
        return Stream.of(numbers).allMatch(Withheld::large);
    }

    private static boolean large(Integer number) {
        return number == 0 || number >= LEAST;
    }

    private static Integer alone(Integer number) {
        return large(number) ? number : null;
    }
}
