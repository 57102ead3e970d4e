package io.dueprocess.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** Unmistakable texts, of which each names the field that it was typed into. */
public final class Marks {

    private static final String SIGN = "zqxmark";

    private final Set<String> made = new ConcurrentSkipListSet<>();

    /** A text that no computer says by itself. */
    public String of(String field) {
        String mark = SIGN + field.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        made.add(mark);
        return mark;
    }

    public Set<String> made() {
        return Set.copyOf(made);
    }

    /** The marks that the text holds, in whatever case. */
    public List<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.contains(SIGN)) {
            return List.of();
        }
        List<String> found = made.stream().filter(lower::contains).toList();
        return found.isEmpty() ? List.of(SIGN) : found;
    }

    /** Files below the folder that hold a mark in their name or content, each with its marks. */
    public List<String> files(Path folder, Path except) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.startsWith(except))
                    .map(file -> file + " " + in(file.getFileName() + " " + content(file)))
                    .filter(found -> !found.endsWith("[]"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
