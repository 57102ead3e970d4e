package io.dueprocess.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Comma-separated values after RFC 4180, UTF-8 with byte order mark; formula characters are defused. */
public final class Csv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern FORMULA =
            Pattern.compile("^[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
    /** Where a spreadsheet that separates by another character, as in Danish, would see a cell or row begin within ours. */
    private static final Pattern FORMULA_WITHIN =
            Pattern.compile("([;\\t\\r\\n][ \"]{0,9})(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.,]\\d+)?");

    private Csv() {}

    /** @param rows values in the header's order; null becomes empty */
    public static byte[] write(List<String> header, List<? extends List<String>> rows) {
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(header.stream().map(Csv::separate));
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(Csv::separate));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What begins like a formula, or would if the file were read with semicolons or tabs between cells, is made text. */
    private static String separate(String value) {
        return value == null || NUMBER.matcher(value).matches()
                ? value
                : defused(FORMULA_WITHIN.matcher(value).replaceAll("$1'"));
    }

    /** A spreadsheet would calculate what begins like a formula; an apostrophe makes it text. Plain numbers stay. */
    static String defused(String value) {
        boolean formula = value != null
                && FORMULA.matcher(value).matches()
                && !NUMBER.matcher(value).matches();
        return formula ? "'" + value : value;
    }
}
