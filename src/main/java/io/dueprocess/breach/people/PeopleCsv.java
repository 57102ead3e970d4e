package io.dueprocess.breach.people;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a list of people from CSV: a header with the columns {@code name}, {@code mail} and, if known, {@code language};
 * commas or semicolons; UTF-8, with or without byte order mark. Each line is read by itself, so that one broken line spoils no
 * other.
 */
public final class PeopleCsv {

    private static final int LONGEST_LINE = 1_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What the columns may be called. */
    private static final Map<String, String> COLUMNS = Map.of(
            "name",
            "name",
            "navn",
            "name",
            "mail",
            "mail",
            "email",
            "mail",
            "e-mail",
            "mail",
            "language",
            "language",
            "sprog",
            "language");

    private PeopleCsv() {}

    /** @param known addresses that are left out like duplicates, in lower case */
    public static Reading read(byte[] csv, Set<String> known) {
        CharBuffer decoded = CharBuffer.allocate(csv.length + 1);
        if (!decoded(csv, decoded)) {
            return PeopleCheck.none(1 + breaks(decoded.flip().toString()), Flaw.Kind.ENCODING);
        }
        String text = decoded.flip().toString();
        List<String> lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .toList();
        if (lines.size() > PeopleCheck.MOST + 1) {
            return PeopleCheck.none(PeopleCheck.MOST + 2, Flaw.Kind.TOO_MANY);
        }
        String header = lines.isEmpty() ? "" : lines.get(0);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(header.contains(";") ? ';' : ',')
                .get();
        Optional<List<String>> columns = header(header, format);
        if (columns.isEmpty()) {
            return PeopleCheck.none(1, Flaw.Kind.HEADER);
        }
        PeopleCheck check = new PeopleCheck(known);
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                line(i + 1, lines.get(i), columns.get(), format, check);
            }
        }
        return check.result();
    }

    private static void line(int number, String line, List<String> columns, CSVFormat format, PeopleCheck check) {
        if (line.length() > LONGEST_LINE) {
            check.flaw(number, Flaw.Kind.TOO_LONG);
            return;
        }
        Optional<List<String>> values = values(line, format);
        if (values.isEmpty()) {
            check.flaw(number, Flaw.Kind.QUOTE);
        } else if (values.get().size() != columns.size()) {
            check.flaw(number, Flaw.Kind.COLUMNS);
        } else {
            check.person(
                    number,
                    value(values.get(), columns.indexOf("name")),
                    value(values.get(), columns.indexOf("mail")),
                    value(values.get(), columns.indexOf("language")));
        }
    }

    private static String value(List<String> values, int column) {
        return column < 0 ? "" : values.get(column);
    }

    /** The columns by their proper names; empty when the line does not name them, each once and no other. */
    private static Optional<List<String>> header(String line, CSVFormat format) {
        if (line.length() > LONGEST_LINE) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        for (String name : values(line, format).orElse(List.of())) {
            columns.add(COLUMNS.getOrDefault(name.strip().toLowerCase(Locale.ROOT), ""));
        }
        boolean sound = columns.contains("mail")
                && columns.contains("name")
                && !columns.contains("")
                && columns.stream().distinct().count() == columns.size();
        return sound ? Optional.of(columns) : Optional.empty();
    }

    /** Empty when quotes are misplaced. */
    private static Optional<List<String>> values(String line, CSVFormat format) {
        try (CSVParser parser = format.parse(new StringReader(line))) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? Optional.of(records.get(0).toList()) : Optional.empty();
        } catch (IOException | UncheckedIOException misplacedQuote) {
            return Optional.empty();
        }
    }

    /** False when it is not UTF-8; the text then holds what stands before the place that shows it. */
    private static boolean decoded(byte[] csv, CharBuffer text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(csv), text, true);
        return !result.isError() && !holdsNull(text);
    }

    /** As UTF-16 does, which can be read as UTF-8 where all letters are English. */
    private static boolean holdsNull(CharBuffer text) {
        return text.duplicate().flip().chars().anyMatch(letter -> letter == '\0');
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(letter -> letter == '\n').count();
    }
}
