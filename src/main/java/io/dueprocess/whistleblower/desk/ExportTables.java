package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.AuditRow;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The tables of an exported case. */
record ExportTables(ReportWords words, ZoneId zone) {

    record Table(List<String> header, List<List<String>> rows) {}

    Table messages(ReportView view) {
        return new Table(
                header("on", "from", "author", "text"),
                view.messages().stream()
                        .map(message -> List.of(
                                message.on().toString(),
                                words.of("from." + message.kind()),
                                message.author(),
                                CaseReport.shown(message.pieces())))
                        .toList());
    }

    Table notes(ReportView view) {
        return new Table(
                header("on", "author", "text"),
                view.notes().stream()
                        .map(note -> List.of(note.on().toString(), note.author(), note.text()))
                        .toList());
    }

    Table disclosures(ReportView view) {
        return new Table(
                header("on", "author", "recipient", "what", "basis", "why", "told", "why-not-told"),
                view.disclosures().stream()
                        .map(each -> List.of(
                                each.on().toString(),
                                each.author(),
                                each.disclosure().recipient(),
                                each.disclosure().what(),
                                words.of("basis." + each.disclosure().basis()),
                                each.disclosure().why(),
                                words.of("told." + each.disclosure().told()),
                                Objects.requireNonNullElse(each.disclosure().whyNotTold(), "")))
                        .toList());
    }

    /** What the reporter did has a day, no time. */
    Table audit(List<AuditRow> rows) {
        return new Table(
                header("row", "at", "author", "action", "detail"),
                rows.stream()
                        .map(row -> List.of(
                                String.valueOf(row.seq()),
                                Actors.PERSON.equals(row.actor())
                                        ? row.at().atZone(zone).toLocalDate().toString()
                                        : row.at().toString(),
                                row.actor(),
                                row.action().name(),
                                row.detail()))
                        .toList());
    }

    private List<String> header(String... columns) {
        return Stream.of(columns).map(column -> words.of("column." + column)).toList();
    }
}
