package io.dueprocess.dsar.answer;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides how a table is printed: rows side by side with the columns' widths, or one row below the other. */
final class TableLayout {

    /** Characters that fit side by side on a page of the letter. */
    private static final int LINE = 104;

    /** Nobody reads more on paper; the enclosed table has all. */
    private static final int MOST_ROWS = 1_000;

    private static final int NARROWEST = 4;
    private static final int WIDEST = 24;
    private static final int PADDING = 3;
    private static final int LONGEST_VALUE = 300;

    private TableLayout() {}

    /** Columns that are empty in every row are not printed; the files have them. */
    static AnswerLetter.Table of(AnswerTables.Table table) {
        List<List<String>> rows = table.cells();
        int[] filled = IntStream.range(0, table.columns().size())
                .filter(c -> rows.stream().anyMatch(row -> filled(row.get(c))))
                .toArray();
        List<String> labels = IntStream.of(filled)
                .mapToObj(c -> table.columns().get(c).label())
                .toList();
        List<List<String>> cells = rows.stream()
                .limit(MOST_ROWS)
                .map(row -> IntStream.of(filled).mapToObj(row::get).toList())
                .toList();
        int[] widths = IntStream.range(0, labels.size())
                .map(c -> width(
                        labels.get(c), cells.stream().map(row -> row.get(c)).toList()))
                .toArray();
        int line = IntStream.of(widths).sum();
        boolean oneBelowTheOther = rows.size() == 1 || line > LINE || anyLong(cells);
        return new AnswerLetter.Table(
                table.label(),
                oneBelowTheOther,
                labels,
                IntStream.of(widths).mapToObj(width -> width * 100 / line).toList(),
                cells,
                rows.size() - cells.size());
    }

    /** Room for the longest value, within bounds, and for the longest word of the label. */
    private static int width(String label, List<String> values) {
        int word = Stream.of(label.split("\\s+")).mapToInt(String::length).max().orElse(0);
        int value = values.stream()
                .filter(TableLayout::filled)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return Math.max(Math.min(Math.max(value, NARROWEST), WIDEST), word) + PADDING;
    }

    private static boolean anyLong(List<List<String>> cells) {
        return cells.stream().flatMap(List::stream).anyMatch(value -> value != null && value.length() > LONGEST_VALUE);
    }

    private static boolean filled(String value) {
        return value != null && !value.isBlank();
    }
}
