package io.dueprocess.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of a document, for tests that hold the document to what is. */
public final class MarkdownTable {

    private MarkdownTable() {}

    /**
     * The rows under a heading, without the head; code marks are taken off.
     *
     * @param heading its line as it stands, with its hash marks
     * @throws IllegalStateException when there is no such heading with a table
     */
    public static List<List<String>> under(String heading, Path document) throws IOException {
        List<String> lines = Files.readAllLines(document);
        int at = lines.indexOf(heading);
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(at + 1, lines.size())) {
            if (line.startsWith("#")) {
                break;
            }
            if (line.startsWith("|")) {
                rows.add(Arrays.stream(line.substring(1).split("\\|"))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList());
            }
        }
        if (at < 0 || rows.size() < 3) {
            throw new IllegalStateException("No table under '" + heading + "' in " + document);
        }
        return rows.subList(2, rows.size());
    }
}
