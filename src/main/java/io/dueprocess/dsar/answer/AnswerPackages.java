package io.dueprocess.dsar.answer;

import io.dueprocess.document.Csv;
import io.dueprocess.document.Pdf;
import io.dueprocess.document.Zip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Makes the files that a person gets: the answer (GDPR Art. 15, 20), the letter on every other right (Art. 12(3), 16-19, 21)
 * or the letter of a refusal (Art. 12(4)).
 */
@Component
public class AnswerPackages {

    private static final String LETTER = "letter.pdf";
    private static final String OUTCOME = "outcome.pdf";
    private static final String PDF = "application/pdf";
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String ZIP = "application/zip";

    private final Pdf pdf;

    public AnswerPackages(Pdf pdf) {
        this.pdf = pdf;
    }

    /**
     * What was left out appears only as a count by ground, what was blacked out only as its reason, in every file.
     *
     * @throws IllegalArgumentException when an item is undecided
     */
    public AnswerPackage build(AnswerInput input) {
        AnswerTables tables = AnswerTables.of(input);
        AnswerTables portable = AnswerTables.portable(input);
        AnswerLetter letter = writer(input).write(tables, list(input, tables, portable));
        List<AnswerFile> files = new ArrayList<>();
        files.add(letter(input.language(), "dsar-answer", letter));
        if (input.access()) {
            files.add(new AnswerFile(
                    "data.json", JSON, AnswerData.access(input, letter, tables).json()));
            forEachTable(tables, (source, table) -> files.add(csv("tables/", source, table, labels(table))));
        }
        for (int n = 1; n <= enclosures(input).size(); n++) {
            AnswerInput.Enclosure enclosure = enclosures(input).get(n - 1);
            files.add(new AnswerFile(name(n, enclosure), enclosure.mediaType(), enclosure.content()));
        }
        if (input.portability()) {
            files.add(new AnswerFile(
                    "portability/data.json",
                    JSON,
                    AnswerData.portability(input, letter, portable).json()));
            forEachTable(portable, (source, table) -> files.add(csv("portability/", source, table, names(table))));
        }
        return new AnswerPackage(List.copyOf(files), archive(input, files));
    }

    /** What the person provided, as another controller can read it (Art. 20(1)-(2)). */
    public AnswerFile portableCopy(AnswerInput input) {
        AnswerTables tables = AnswerTables.of(input);
        AnswerTables portable = AnswerTables.portable(input);
        AnswerLetter letter = writer(input).write(tables, list(input, tables, portable));
        return new AnswerFile(
                "data.json",
                JSON,
                AnswerData.portability(input, letter, portable).json());
    }

    /** The letter of a refusal: reasons, complaint to the authority, judicial remedy. */
    public AnswerFile refusal(RefusalInput input) {
        return letter(input.language(), "dsar-refusal", RefusalLetter.of(input));
    }

    /** The letter on what became of each right but the data themselves: done, kept, refused, told to whom. */
    public AnswerFile outcome(OutcomeInput input) {
        return letter(OUTCOME, input.language(), "dsar-outcome", new OutcomeWriter(input).write());
    }

    private AnswerFile letter(Locale language, String template, Record letter) {
        return letter(LETTER, language, template, letter);
    }

    private AnswerFile letter(String name, Locale language, String template, Record letter) {
        return new AnswerFile(name, PDF, pdf.render(template, language, Map.of("letter", letter)));
    }

    /** Of a copy (Art. 15(3)); nothing says which of it the person provided (Art. 20(1)). */
    private static List<AnswerInput.Enclosure> enclosures(AnswerInput input) {
        return input.access() ? input.enclosures() : List.of();
    }

    /** The list of files as the letter prints it. */
    private static List<AnswerLetter.File> list(AnswerInput input, AnswerTables tables, AnswerTables portable) {
        List<AnswerLetter.File> files = new ArrayList<>();
        files.add(new AnswerLetter.File(LETTER, "letter", null));
        if (input.access()) {
            files.add(new AnswerLetter.File("data.json", "data", null));
            forEachTable(
                    tables,
                    (source, table) -> files.add(new AnswerLetter.File(
                            path("tables/", source, table), "table", source.name() + ": " + table.label())));
        }
        for (int n = 1; n <= enclosures(input).size(); n++) {
            files.add(new AnswerLetter.File(name(n, enclosures(input).get(n - 1)), "enclosure", null));
        }
        if (input.portability()) {
            files.add(new AnswerLetter.File("portability/data.json", "portable", null));
            forEachTable(
                    portable,
                    (source, table) -> files.add(new AnswerLetter.File(
                            path("portability/", source, table), "table", source.name() + ": " + table.label())));
        }
        return files;
    }

    private static AnswerFile archive(AnswerInput input, List<AnswerFile> files) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        files.forEach(file -> entries.put(file.name(), file.content()));
        return new AnswerFile(
                Zip.safe("answer-" + input.reference() + ".zip"), ZIP, Zip.write(entries, input.answeredOn()));
    }

    private interface TableVisitor {
        void visit(AnswerTables.Source source, AnswerTables.Table table);
    }

    private static void forEachTable(AnswerTables tables, TableVisitor visitor) {
        tables.systems().forEach(source -> source.tables().forEach(table -> visitor.visit(source, table)));
    }

    private static AnswerFile csv(
            String folder, AnswerTables.Source source, AnswerTables.Table table, List<String> header) {
        return new AnswerFile(path(folder, source, table), CSV, Csv.write(header, table.cells()));
    }

    private static String path(String folder, AnswerTables.Source source, AnswerTables.Table table) {
        return folder + (source.id() + "-" + table.name()).replaceAll("[^\\p{L}\\p{N}_-]+", "-") + ".csv";
    }

    /** Numbered, so that two files of one name stay two. */
    private static String name(int number, AnswerInput.Enclosure enclosure) {
        return "files/" + number + "-" + Zip.safe(enclosure.name()).replace('/', '_');
    }

    private static List<String> labels(AnswerTables.Table table) {
        return table.columns().stream().map(AnswerTables.Column::label).toList();
    }

    private LetterWriter writer(AnswerInput input) {
        return new LetterWriter(input, ground -> pdf.text("documents.ground." + ground, ground, input.language()));
    }

    private static List<String> names(AnswerTables.Table table) {
        return table.columns().stream().map(AnswerTables.Column::name).toList();
    }
}
