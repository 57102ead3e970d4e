package io.dueprocess.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a part of the bench has found: printed, and put in the place of what docs/performance.md said of that part before. */
final class Figures {

    private static final Path NOTE = Path.of("docs", "performance.md");

    private final String part;
    private final String title;
    private final double loadBefore = load();
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param part id of the part; the note has a place for it */
    Figures(String part, String title, String... columns) {
        this.part = part;
        this.title = title;
        this.columns = List.of(columns);
    }

    /** Numbers are shown with three significant digits. */
    Figures row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(shown(cell));
        }
        rows.add(row);
        System.out.println("bench " + part + ": " + String.join(" | ", row));
        return this;
    }

    Figures remark(String text, Object... values) {
        String remark = text.formatted(values);
        remarks.add(remark);
        System.out.println("bench " + part + ": " + remark);
        return this;
    }

    static String shown(Object cell) {
        if (!(cell instanceof Number number)) {
            return String.valueOf(cell);
        }
        double value = number.doubleValue();
        if (value == Math.rint(value) && Math.abs(value) < 1e9 || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : Math.abs(value) >= 1 ? "%.2f" : "%.3f", value);
    }

    /** Whether a figure is where it should be, in the table's words. */
    static String verdict(double value, String comparison, double goal) {
        boolean reached = comparison.equals("≥") ? value >= goal : value <= goal;
        return comparison + " " + shown(goal) + (reached ? ": reached" : ": missed");
    }

    /** Puts the table into the note; a small run's goes to the output alone. */
    void write() {
        String table = table();
        System.out.println(table);
        if (Setting.small()) {
            return;
        }
        try {
            String note = Files.readString(NOTE);
            String begin = "<!-- " + part + " -->\n";
            String end = "<!-- end of " + part + " -->\n";
            Matcher place = Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(end), Pattern.DOTALL)
                    .matcher(note);
            String block = begin + table + end;
            Files.writeString(
                    NOTE,
                    place.find()
                            ? place.replaceFirst(Matcher.quoteReplacement(block))
                            : note.stripTrailing() + "\n\n" + block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String table() {
        StringBuilder text = new StringBuilder("### " + title + "\n\n" + machine() + "\n\n");
        text.append("| ").append(String.join(" | ", columns)).append(" |\n");
        text.append(columns.stream().map(column -> " --- ").collect(Collectors.joining("|", "|", "|\n")));
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        remarks.forEach(remark -> text.append("\n").append(remark).append("\n"));
        return text.append("\n").toString();
    }

    private String machine() {
        return "%s, %d processors (%s), Java %s, heap %d MB, load average %s before and %s after."
                .formatted(
                        ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        Runtime.version().feature(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        shown(loadBefore),
                        shown(load()));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() {
        Path information = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(information)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(information)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
