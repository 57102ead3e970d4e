package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.desk.UploadKind;
import io.dueprocess.portal.Dates;
import io.dueprocess.whistleblower.ReportMessage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words of the exported PDF. */
record CaseReport(ReportWords words, Dates dates, ReportView view) {

    /** @param value may have lines and blocks */
    public record Fact(String label, String value) {}

    /** @param lead small text above, or null */
    public record Item(String head, String text) {}

    public record Section(String id, String title, List<Fact> facts, List<Item> items, String none) {}

    List<Fact> facts(CaseFile file, LocalDate today, String user) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.of("pdf.received"), dates.day(file.openedAt())));
        if (file.closedAt() != null) {
            facts.add(new Fact(words.of("pdf.closed"), dates.day(file.closedAt())));
        }
        facts.add(new Fact(words.of("pdf.exported"), dates.day(today) + ", " + name(user)));
        if (!view.masks().isEmpty()) {
            facts.add(new Fact(words.of("pdf.masked"), words.of("pdf.masked-text")));
        }
        return facts;
    }

    List<Section> sections(List<Attachment> files, boolean notes) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("report", words.of("pdf.report"), answers(), List.of(), words.of("pdf.none")));
        sections.add(new Section("messages", words.of("pdf.messages"), List.of(), messages(), words.of("pdf.none")));
        sections.add(new Section("files", words.of("pdf.files"), files(files, notes), List.of(), words.of("pdf.none")));
        sections.add(new Section(
                "disclosures", words.of("pdf.disclosures"), List.of(), disclosures(), words.of("pdf.none")));
        if (!view.holders().excluded().isEmpty()) {
            sections.add(new Section("excluded", words.of("pdf.excluded"), excluded(), List.of(), ""));
        }
        if (!view.redactions().isEmpty()) {
            sections.add(new Section("redactions", words.of("pdf.redactions"), List.of(), redactions(), ""));
        }
        if (notes) {
            sections.add(new Section("notes", words.of("pdf.notes"), List.of(), notes(), words.of("pdf.none")));
        }
        return sections;
    }

    private List<Fact> answers() {
        return view.report().stream()
                .map(answer ->
                        new Fact(answer.label(), answer.value() == null ? shown(answer.pieces()) : answer.value()))
                .toList();
    }

    private List<Item> messages() {
        return view.messages().stream()
                .map(message -> new Item(
                        words.of("from." + message.kind())
                                + (message.kind() == ReportMessage.Kind.REPORTER
                                        ? ""
                                        : " (" + name(message.author()) + ")")
                                + ", " + dates.day(message.on()),
                        shown(message.pieces())))
                .toList();
    }

    private List<Fact> files(List<Attachment> files, boolean notes) {
        return files.stream()
                .filter(file -> notes || !file.kind().equals(UploadKind.NOTE_FILE.id()))
                .map(file -> new Fact(file.name(), described(file)))
                .toList();
    }

    private String described(Attachment file) {
        List<String> lines = new ArrayList<>();
        lines.add(words.of("file." + file.kind()) + ", " + dates.day(file.at()));
        view.cleaned()
                .getOrDefault(file.id(), List.of())
                .forEach(line -> lines.add(line.label() + ": " + line.value()));
        return String.join("\n", lines);
    }

    private List<Item> disclosures() {
        return view.disclosures().stream()
                .map(each -> {
                    Disclosure disclosure = each.disclosure();
                    List<String> lines = new ArrayList<>();
                    lines.add(disclosure.what());
                    lines.add(words.of("basis." + disclosure.basis()));
                    lines.add(disclosure.why());
                    lines.add(words.of("told." + disclosure.told())
                            + (disclosure.whyNotTold() == null ? "" : " " + disclosure.whyNotTold()));
                    return new Item(
                            disclosure.recipient() + ", " + dates.day(each.on()) + " (" + name(each.author()) + ")",
                            String.join("\n", lines));
                })
                .toList();
    }

    private List<Fact> excluded() {
        return view.holders().excluded().stream()
                .map(each -> new Fact(
                        name(each.user()), each.reason() + " (" + name(each.by()) + ", " + dates.day(each.on()) + ")"))
                .toList();
    }

    private List<Item> redactions() {
        return view.redactions().stream()
                .map(each -> new Item(
                        dates.day(each.on()) + ": " + name(each.proposedBy()) + ", " + name(each.confirmedBy()),
                        each.reason()))
                .toList();
    }

    private List<Item> notes() {
        return view.notes().stream()
                .map(note -> new Item(name(note.author()) + ", " + dates.day(note.on()), note.text()))
                .toList();
    }

    private String name(String user) {
        return user.startsWith("(") ? words.of("actor." + user) : view.names().getOrDefault(user, user);
    }

    static String shown(List<ReportView.Piece> pieces) {
        return pieces.stream().map(ReportView.Piece::text).collect(Collectors.joining());
    }
}
