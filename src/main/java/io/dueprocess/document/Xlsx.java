package io.dueprocess.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A spreadsheet of one sheet with a header that stays in sight; text is never calculated. */
public final class Xlsx {

    private static final String PROGRAM = "Due Process";
    private static final String VERSION = "1.0";
    private static final int LONGEST_NAME = 31;
    private static final int LONGEST_CELL = 32_767;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 60;

    private Xlsx() {}

    /**
     * @param name of the sheet
     * @param rows values in the header's order: numbers stay numbers, all else is text, null is empty
     */
    public static byte[] write(String name, List<String> header, List<? extends List<?>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, PROGRAM, VERSION)) {
            Worksheet sheet = workbook.newWorksheet(sheetName(name));
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, text(header.get(column)));
                sheet.style(0, column).bold().wrapText(true).set();
                sheet.width(column, width(column, header, rows));
            }
            for (int row = 0; row < rows.size(); row++) {
                write(sheet, row + 1, rows.get(row));
            }
            sheet.freezePane(1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<?> values) {
        for (int column = 0; column < values.size(); column++) {
            Object value = values.get(column);
            if (value instanceof Number number) {
                sheet.value(row, column, number);
            } else if (value != null) {
                sheet.value(row, column, text(value.toString()));
            }
            sheet.style(row, column).verticalAlignment("top").wrapText(true).set();
        }
    }

    /** Defused as in {@link Csv}: who saves the sheet as text shall not make a formula of it. */
    private static String text(String value) {
        String cut = value.length() > LONGEST_CELL - 1 ? value.substring(0, LONGEST_CELL - 1) : value;
        return XmlText.legal(Csv.defused(cut));
    }

    private static int width(int column, List<String> header, List<? extends List<?>> rows) {
        int longest = Math.max(NARROWEST, header.get(column).length());
        for (List<?> row : rows) {
            Object value = row.get(column);
            longest = Math.max(longest, value == null ? 0 : value.toString().length());
        }
        return Math.min(longest, WIDEST);
    }

    private static String sheetName(String name) {
        String plain = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }
}
