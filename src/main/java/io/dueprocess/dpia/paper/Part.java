package io.dueprocess.dpia.paper;

import java.util.List;

/**
 * A titled part of a document; what it has none of is left out.
 *
 * @param id unique in the document
 * @param lead a sentence under the title, or empty
 * @param rows label and value beside one another
 * @param texts long texts under headings of their own
 */
public record Part(
        String id,
        String title,
        String lead,
        List<HeatMap> maps,
        List<Row> rows,
        List<LongText> texts,
        List<Card> cards,
        Grid grid) {

    /** A value that is blank is not shown. */
    public record Row(String label, String value) {

        boolean known() {
            return value != null && !value.isBlank();
        }
    }

    /** @param note such as the article behind it, or empty */
    public record LongText(String label, String note, String value) {}

    /** Rows under a title, kept together. */
    public record Card(String title, List<Row> rows) {}

    /**
     * A table.
     *
     * @param widths of its columns, in hundredths
     */
    public record Grid(List<String> columns, List<Integer> widths, List<List<String>> rows) {}

    public static Part ofRows(String id, String title, String lead, List<Row> rows) {
        return new Part(id, title, lead, List.of(), known(rows), List.of(), List.of(), null);
    }

    static Part ofTexts(String id, String title, List<LongText> texts) {
        return new Part(id, title, "", List.of(), List.of(), texts, List.of(), null);
    }

    public static Part ofGrid(String id, String title, String lead, Grid grid) {
        Grid filled = grid.rows().isEmpty() ? null : grid;
        return new Part(id, title, lead, List.of(), List.of(), List.of(), List.of(), filled);
    }

    static List<Row> known(List<Row> rows) {
        return rows.stream().filter(Row::known).toList();
    }

    /** Nothing but a title. */
    boolean isEmpty() {
        return maps.isEmpty() && rows.isEmpty() && texts.isEmpty() && cards.isEmpty() && grid == null;
    }
}
