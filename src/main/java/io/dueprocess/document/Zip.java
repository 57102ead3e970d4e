package io.dueprocess.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP archive; entry names are made safe. */
public final class Zip {

    private static final int LONGEST_NAME = 120;

    private Zip() {}

    /**
     * The same files and date make the same bytes.
     *
     * @param files name to content, in the order of the map; a slash in a name makes a folder
     * @param date shown as the date of every entry
     */
    public static byte[] write(Map<String, byte[]> files, LocalDate date) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Set<String> taken = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(free(safe(file.getKey()), taken));
                entry.setTimeLocal(date.atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes the bytes of one file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @param name a slash in it makes a folder */
    public record Part(String name, Content content) {}

    /**
     * Writes an archive file by file, so that none has to fit into memory. Does not close the stream.
     *
     * @param date shown as the date of every entry
     */
    public static void stream(OutputStream out, LocalDate date, List<Part> parts) throws IOException {
        Set<String> taken = new HashSet<>();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Part part : parts) {
            ZipEntry entry = new ZipEntry(free(safe(part.name()), taken));
            entry.setTimeLocal(date.atStartOfDay());
            zip.putNextEntry(entry);
            part.content().writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** A relative path that stays inside the folder it is unpacked to, on any system. */
    public static String safe(String name) {
        String path = Stream.of(name.split("[/\\\\]+"))
                .map(Zip::safeSegment)
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/"));
        return path.isEmpty() ? "file" : path;
    }

    private static String safeSegment(String segment) {
        String plain = segment.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .strip()
                .replaceAll("(?<![. ])[. ]+$", "");
        if (plain.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?")) {
            plain = "_" + plain;
        }
        return plain.length() <= LONGEST_NAME ? plain : shortened(plain);
    }

    private static String shortened(String segment) {
        String extension = extension(segment);
        if (extension.length() > LONGEST_NAME / 2) {
            extension = "";
        }
        int end = LONGEST_NAME - extension.length();
        if (Character.isHighSurrogate(segment.charAt(end - 1))) {
            end--;
        }
        return segment.substring(0, end) + extension;
    }

    /** The name, or the name with a number when it is taken; letter case makes no difference. */
    private static String free(String name, Set<String> taken) {
        String candidate = name;
        for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
            String extension = extension(name);
            candidate = name.substring(0, name.length() - extension.length()) + " (" + n + ")" + extension;
        }
        return candidate;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') ? name.substring(dot) : "";
    }
}
