package io.dueprocess.dpia.web;

import io.dueprocess.document.Csv;
import io.dueprocess.document.Pdf;
import io.dueprocess.document.Xlsx;
import io.dueprocess.dpia.ActivityRow;
import io.dueprocess.portal.Dates;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The register as files for the authority (Art. 30(4)).
 *
 * @param controller name and contact point on a line (Art. 30(1)(a))
 * @param officer the data protection officer, or empty
 */
record ActivityExport(List<ActivityRow> rows, ActivityWords words, String controller, String officer) {

    private static final List<String> COLUMNS = List.of(
            "activity",
            "name",
            "controller",
            "officer",
            "purposes",
            "basis",
            "people",
            "data",
            "recipients",
            "transfers",
            "retention",
            "security",
            "systems",
            "reference",
            "assessment",
            "residual",
            "review",
            "gate");

    /** An activity of the PDF, as lines of each cell. */
    public record Line(String name, String purposes, String categories, String recipients, String rest, String state) {}

    byte[] csv() {
        return Csv.write(header(), rows.stream().map(this::cells).toList());
    }

    byte[] xlsx() {
        return Xlsx.write(
                words.of("title"), header(), rows.stream().map(this::cells).toList());
    }

    private List<String> header() {
        return COLUMNS.stream().map(column -> words.of("column." + column)).toList();
    }

    private List<String> cells(ActivityRow row) {
        return List.of(
                row.activity(),
                row.name(),
                controller,
                officer,
                row.purposes(),
                row.basis(),
                row.people(),
                row.data(),
                row.recipients(),
                row.transfers(),
                row.retention(),
                row.security(),
                row.systems(),
                row.reference(),
                words.state(row),
                words.residual(row),
                words.plain(row.reviewOn()),
                words.openOrClosed(row.gate()) + ": " + words.gate(row.gate()));
    }

    byte[] pdf(Pdf pdf, String organisation) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", words.of("title"));
        model.put("organisation", organisation);
        model.put("made", words.of("made", new Dates(words.language(), words.zone()).minute(words.now()), rows.size()));
        model.put("controller", labelled("controller", controller));
        model.put("officer", labelled("officer", officer));
        model.put("none", words.of("none"));
        model.put(
                "columns",
                Stream.of("activity", "purposes", "categories", "recipients", "retention", "assessment")
                        .map(column -> words.of("pdf." + column))
                        .toList());
        model.put("lines", rows.stream().map(this::line).toList());
        return pdf.render("dpia-register", words.language(), model);
    }

    private Line line(ActivityRow row) {
        return new Line(
                row.name(),
                lines(row.purposes(), labelled("basis", row.basis())),
                lines(labelled("people", row.people()), labelled("data", row.data())),
                lines(row.recipients(), labelled("transfers", row.transfers())),
                lines(
                        labelled("retention", row.retention()),
                        labelled("security", row.security()),
                        labelled("systems", row.systems())),
                lines(
                        words.state(row),
                        row.reference(),
                        labelled("residual", words.residual(row)),
                        labelled("review", words.day(row.reviewOn())),
                        words.openOrClosed(row.gate()) + ": " + words.gate(row.gate())));
    }

    private String labelled(String column, String value) {
        return value.isBlank() ? "" : words.of("column." + column) + ": " + value;
    }

    private static String lines(String... lines) {
        return String.join(
                "\n", Arrays.stream(lines).filter(line -> !line.isBlank()).toList());
    }
}
