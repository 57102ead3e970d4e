package io.dueprocess.sla.web;

import io.dueprocess.document.Csv;
import io.dueprocess.node.StaffNode;
import io.dueprocess.sla.Board;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The board for spreadsheets: one row per process and figure, so that a pivot table can be made of it. */
@StaffNode
@Component
class BoardCsv {

    private final MessageSource messages;

    BoardCsv(MessageSource messages) {
        this.messages = messages;
    }

    /** @return with header process, figure, of what, value, as of; a figure that is not known or withheld is empty */
    byte[] of(Board board, Locale language) {
        Sheet sheet = new Sheet(board, language);
        board.processes().forEach(sheet::process);
        return Csv.write(sheet.words("process", "figure", "of", "value", "as-of"), sheet.rows);
    }

    private final class Sheet {

        private final Board board;
        private final Locale language;
        private final List<List<String>> rows = new ArrayList<>();

        Sheet(Board board, Locale language) {
            this.board = board;
            this.language = language;
        }

        void process(Board.Process process) {
            String now = word("now");
            row(process, "open", now, process.open());
            row(process, "due-24-hours", now, process.dueIn24Hours());
            row(process, "due-3-days", now, process.dueIn3Days());
            row(process, "due-7-days", now, process.dueIn7Days());
            row(process, "overdue", now, process.overdue());
            row(process, "paused", now, process.paused());
            past(process);
            process.ageing().forEach(age -> row(process, "open", days(age), age.cases()));
            process.trend().forEach(month -> month(process, month));
            process.steps().forEach(step -> step(process, step));
        }

        private void past(Board.Process process) {
            String months = messages.getMessage(
                    "sla.board.csv.months", new Object[] {board.filter().months()}, language);
            row(process, "received", months, process.received());
            row(process, "closed", months, process.closed());
            row(process, "on-time", months, process.onTime());
            row(process, "late", months, process.late());
            row(process, "on-time-percent", months, process.onTimePercent());
            row(process, "median-days", months, process.medianDays());
            row(process, "p95-days", months, process.p95Days());
            row(process, "extended-percent", months, process.extendedPercent());
            row(process, "median-hours", months, process.medianHours());
            row(process, "p95-hours", months, process.p95Hours());
        }

        private void month(Board.Process process, Board.Month month) {
            String of = month.month().toString();
            row(process, "received", of, month.received());
            row(process, "closed", of, month.closed());
            row(process, "on-time", of, month.onTime());
            row(process, "late", of, month.late());
            row(process, "on-time-percent", of, month.onTimePercent());
        }

        private void step(Board.Process process, Board.Step step) {
            row(process, "step-waiting", step.name(), step.waiting());
            row(process, "step-overdue", step.name(), step.overdue());
            row(process, "step-average-days", step.name(), step.averageDays());
            row(process, "step-median-hours", step.name(), step.medianHours());
            row(process, "step-p95-hours", step.name(), step.p95Hours());
        }

        private String days(Board.Ageing age) {
            return age.to() == null
                    ? messages.getMessage("sla.board.csv.days-more", new Object[] {age.from()}, language)
                    : messages.getMessage("sla.board.csv.days", new Object[] {age.from(), age.to()}, language);
        }

        private void row(Board.Process process, String figure, String of, Integer value) {
            rows.add(List.of(
                    process.name(),
                    word(figure),
                    of,
                    value == null ? "" : value.toString(),
                    board.asOf().toString()));
        }

        private List<String> words(String... codes) {
            return List.of(codes).stream().map(this::word).toList();
        }

        private String word(String code) {
            return messages.getMessage("sla.board.csv." + code, null, language);
        }
    }
}
