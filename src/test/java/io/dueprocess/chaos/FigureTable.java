package io.dueprocess.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures of a run as a table: printed, and put into docs/operations.md between its marks. */
final class FigureTable {

    private static final Path DOCUMENT = Path.of("docs/operations.md");
    private static final String BEGIN = "<!-- chaos: written by mvn -Pchaos verify -->\n";
    private static final String END = "<!-- chaos: end -->";

    private final Map<String, Object> figures = new LinkedHashMap<>();

    FigureTable figure(String name, Object value) {
        figures.put(name, value);
        return this;
    }

    void write() throws IOException {
        String table = figures.entrySet().stream()
                .map(figure -> "| " + figure.getKey() + " | " + figure.getValue() + " |\n")
                .collect(Collectors.joining("", "| | |\n|---|---|\n", ""));
        System.out.println(table);
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        assertThat(begin).as("mark in " + DOCUMENT).isNotNegative().isLessThan(end);
        Files.writeString(DOCUMENT, document.substring(0, begin + BEGIN.length()) + table + document.substring(end));
    }
}
