package io.dueprocess.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * The figures of the SLA board. Null stands for a number that is withheld or cannot be reckoned; whole days are days of the
 * calendar, never working days (Regulation 1182/71).
 *
 * @param asOf when the figures were read
 * @param processes those the reader asked for, in the order of the product
 */
public record Board(Instant asOf, BoardFilter filter, List<Process> processes) {

    /**
     * One process. What is open counts now; what is received, closed, on time, late, extended counts in the filter's months.
     *
     * @param withheld whether numbers of this process are withheld since small ones could point at somebody
     * @param dueIn24Hours of open duties, those that expire within 24 hours; 3 and 7 days include them
     * @param overdue open duties whose date has expired
     * @param paused open duties whose clock rests
     * @param onTimePercent met in time, of all that were met, late, or are overdue now
     * @param medianDays from the trigger to the duty done; for a process without a clock, from opening to closing
     * @param extendedPercent of the duties that began in these months
     * @param medianHours from awareness to the notification, for a clock that runs in hours; else null
     */
    public record Process(
            String key,
            String name,
            boolean withheld,
            Integer open,
            Integer dueIn24Hours,
            Integer dueIn3Days,
            Integer dueIn7Days,
            Integer overdue,
            Integer paused,
            Integer received,
            Integer closed,
            Integer onTime,
            Integer late,
            Integer onTimePercent,
            Integer medianDays,
            Integer p95Days,
            Integer extendedPercent,
            Integer medianHours,
            Integer p95Hours,
            List<Ageing> ageing,
            List<Month> trend,
            List<Step> steps) {}

    /**
     * Open cases by days since they were opened.
     *
     * @param to last day, or null for all more
     */
    public record Ageing(int from, Integer to, Integer cases) {}

    /** One of the last twelve months, oldest first. */
    public record Month(
            YearMonth month, Integer received, Integer closed, Integer onTime, Integer late, Integer onTimePercent) {}

    /**
     * A task of the model: where cases wait. Longest wait first.
     *
     * @param groups candidate groups of the model; empty when they are reckoned per case
     * @param waiting tasks that are open now
     * @param overdue those of them whose due date is over
     * @param averageDays that the open ones have waited so far
     * @param oldest day on which the oldest open one began
     * @param medianHours that those completed in the filter's months took
     */
    public record Step(
            String key,
            String name,
            List<String> groups,
            Integer waiting,
            Integer overdue,
            Integer averageDays,
            LocalDate oldest,
            Integer medianHours,
            Integer p95Hours) {}
}
