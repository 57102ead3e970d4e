package io.dueprocess.breach.web;

import io.dueprocess.breach.BreachFacts;
import io.dueprocess.breach.Notified;
import io.dueprocess.breach.RegisterFilter;
import io.dueprocess.breach.RegisterRecord;
import io.dueprocess.document.Csv;
import io.dueprocess.document.Pdf;
import io.dueprocess.document.Xlsx;
import io.dueprocess.portal.Dates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The register as files for the authority (Art. 33(5)). */
record RegisterExport(List<RegisterRecord> records, RegisterWords words) {

    private static final double MINUTES = 60.0;

    private static final List<String> COLUMNS = List.of(
            "reference",
            "title",
            "drill",
            "role",
            "state",
            "aware",
            "occurred",
            "detected",
            "cause",
            "people",
            "happened",
            "effects",
            "measures",
            "root-cause",
            "lessons",
            "score",
            "severity",
            "duty",
            "reasons",
            "signed",
            "notified-at",
            "taken",
            "notified",
            "explained",
            "receipt",
            "complete",
            "telling",
            "told-at",
            "closed");

    /** A breach of the PDF, as lines of each cell. */
    public record Line(String reference, String title, String times, String facts, String effects, String decisions) {}

    byte[] csv() {
        return Csv.write(
                header(),
                records.stream()
                        .map(record -> cells(record).stream()
                                .map(value -> value == null ? null : value.toString())
                                .toList())
                        .toList());
    }

    byte[] xlsx() {
        return Xlsx.write(
                words.of("title"), header(), records.stream().map(this::cells).toList());
    }

    private List<String> header() {
        return COLUMNS.stream().map(column -> words.of("column." + column)).toList();
    }

    private List<Object> cells(RegisterRecord record) {
        BreachFacts facts = record.row().facts();
        boolean late = Notified.of(facts) == Notified.LATE;
        boolean notNotified = facts.duty() == BreachFacts.Duty.NOT_NOTIFY;
        return Arrays.asList(
                record.row().reference(),
                record.row().title(),
                words.yesNo(facts.isDrill()),
                words.code("role", facts.role()),
                words.code("state", RegisterFilter.State.of(facts)),
                words.minute(facts.times().aware()),
                words.minute(facts.times().occurred()),
                words.minute(facts.times().detected()),
                words.code("cause", facts.cause()),
                facts.subjects(),
                record.happened(),
                record.effects(),
                record.measures(),
                record.rootCause(),
                record.lessons(),
                facts.score(),
                words.code("severity", facts.level()),
                words.code("duty", facts.duty()),
                record.reasons(),
                notNotified ? words.yesNo(record.signed()) : "",
                words.minute(facts.notifiedAt()),
                taken(facts),
                words.notified(facts),
                late ? words.yesNo(record.explained()) : "",
                record.receiptNumber(),
                words.minute(facts.completeAt()),
                words.code("telling", facts.telling()),
                words.minute(facts.toldAt()),
                words.minute(facts.closedAt()));
    }

    /** Hours from awareness to the notification, to a tenth. */
    private static Double taken(BreachFacts facts) {
        return facts.notifiedAt() == null
                ? null
                : Math.round(Notified.taken(facts).toMinutes() / MINUTES * 10) / 10.0;
    }

    byte[] pdf(Pdf pdf, String organisation) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", words.of("title"));
        model.put("organisation", organisation);
        model.put(
                "made",
                words.of("made", new Dates(words.language(), words.zone()).minute(words.now()), records.size()));
        model.put("none", words.of("none"));
        model.put(
                "columns",
                Stream.of("breach", "times", "facts", "effects", "decisions")
                        .map(column -> words.of("pdf." + column))
                        .toList());
        model.put("lines", records.stream().map(this::line).toList());
        return pdf.render("breach-register", words.language(), model);
    }

    private Line line(RegisterRecord record) {
        BreachFacts facts = record.row().facts();
        return new Line(
                record.row().reference() + (facts.isDrill() ? " – " + words.of("column.drill") : ""),
                record.row().title(),
                lines(
                        labelled("aware", words.moment(facts.times().aware())),
                        labelled("occurred", words.moment(facts.times().occurred())),
                        labelled("detected", words.moment(facts.times().detected())),
                        labelled("closed", words.moment(facts.closedAt()))),
                lines(
                        labelled("cause", words.code("cause", facts.cause())),
                        labelled("people", Objects.toString(facts.subjects(), "")),
                        labelled("severity", severity(facts)),
                        record.happened(),
                        labelled("root-cause", record.rootCause())),
                lines(
                        labelled("effects", record.effects()),
                        labelled("measures", record.measures()),
                        labelled("lessons", record.lessons())),
                decisions(record, facts));
    }

    private String decisions(RegisterRecord record, BreachFacts facts) {
        List<String> lines = new ArrayList<>();
        lines.add(labelled("duty", words.code("duty", facts.duty())));
        if (facts.duty() == BreachFacts.Duty.NOT_NOTIFY) {
            lines.add(labelled("signed", words.yesNo(record.signed())));
        }
        lines.add(labelled("reasons", record.reasons()));
        lines.add(labelled("notified-at", words.moment(facts.notifiedAt())));
        lines.add(facts.notifiedAt() == null ? "" : words.notified(facts));
        if (Notified.of(facts) == Notified.LATE) {
            lines.add(labelled("explained", words.yesNo(record.explained())));
        }
        lines.add(labelled("receipt", record.receiptNumber()));
        lines.add(labelled("told-at", words.told(facts)));
        return lines(lines.toArray(String[]::new));
    }

    private String severity(BreachFacts facts) {
        return words.code("severity", facts.level()) + (facts.score() == null ? "" : " (" + facts.score() + ")");
    }

    private String labelled(String column, String value) {
        return value.isBlank() ? "" : words.of("column." + column) + ": " + value;
    }

    private static String lines(String... lines) {
        return String.join(
                "\n", Arrays.stream(lines).filter(line -> !line.isBlank()).toList());
    }
}
