package io.dueprocess.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Figures as a large installation has them: every process, something of everything, and one whose numbers are withheld. */
public final class SampleBoard {

    private static final Instant AS_OF = Instant.parse("2026-11-26T05:00:00Z");

    private SampleBoard() {}

    public static Board of(BoardFilter filter) {
        List<Board.Process> all = List.of(
                process(
                        "dsar-handling",
                        "Data subject request",
                        100_000,
                        null,
                        List.of(
                                step("UserTask_TriageRequest", "Triage the request", "privacy-team", 61_204, 310),
                                step("UserTask_ReviewItems", "Review and redact", "privacy-team", 30_822, 1_204),
                                step("UserTask_ApproveAnswer", "Approve the answer", "dpo", 7_974, 0))),
                process(
                        "breach-notification",
                        "=Personal data breach",
                        12,
                        31,
                        List.of(step(
                                "UserTask_DescribeBreach", "Contain and describe the breach", "it-security", 9, 2))),
                process("dpia-approval", "Impact assessment", 44, null, List.of()),
                withheld());
        return new Board(
                AS_OF,
                filter,
                all.stream()
                        .filter(process ->
                                filter.process() == null || filter.process().equals(process.key()))
                        .toList());
    }

    private static Board.Process process(String key, String name, int open, Integer hours, List<Board.Step> steps) {
        return new Board.Process(
                key,
                name,
                false,
                open,
                open / 40,
                open / 12,
                open / 5,
                open / 25,
                open / 9,
                open * 3,
                open * 2,
                open * 19 / 10,
                open / 10,
                94,
                17,
                28,
                8,
                hours,
                hours == null ? null : hours * 2,
                ageing(open),
                trend(open),
                steps);
    }

    private static Board.Process withheld() {
        return new Board.Process(
                "whistleblower-intake",
                "Whistleblower report",
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                7,
                null,
                6,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Board.Ageing> ageing(int open) {
        return List.of(
                new Board.Ageing(0, 7, open * 4 / 10),
                new Board.Ageing(8, 14, open * 3 / 10),
                new Board.Ageing(15, 21, open / 10),
                new Board.Ageing(22, 30, open / 10),
                new Board.Ageing(31, null, open / 10));
    }

    private static List<Board.Month> trend(int open) {
        List<Board.Month> months = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int received = open / 6 + open * (i * 7 % 5) / 40;
            int late = received * (i % 4) / 20;
            months.add(new Board.Month(
                    YearMonth.of(2025, 12).plusMonths(i),
                    received,
                    received * 9 / 10,
                    received * 9 / 10 - late,
                    late,
                    received == 0 ? null : 100 - late * 100 / received));
        }
        return months;
    }

    private static Board.Step step(String key, String name, String group, int waiting, int overdue) {
        return new Board.Step(key, name, List.of(group), waiting, overdue, 6, LocalDate.of(2026, 9, 14), 53, 212);
    }
}
