package io.dueprocess.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An answer as the person unpacks it. */
public final class PackageContent {

    private final Map<String, byte[]> files;

    private PackageContent(Map<String, byte[]> files) {
        this.files = files;
    }

    public static PackageContent of(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return new PackageContent(files);
    }

    public Set<String> names() {
        return files.keySet();
    }

    public byte[] file(String name) {
        return files.get(name);
    }

    public void saveLetter(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, files.get("letter.pdf"));
    }

    /** Of {@code data.json}: system and table to its rows, each the sorted values that are not empty. */
    public Map<String, Set<String>> rows() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        JsonNode data = new ObjectMapper().readTree(files.get("data.json"));
        for (JsonNode system : data.get("systems")) {
            for (JsonNode table : system.get("tables")) {
                Set<String> found = new TreeSet<>();
                for (JsonNode row : table.get("rows")) {
                    Set<String> values = new TreeSet<>();
                    row.forEach(value -> {
                        if (!value.isNull() && !value.asText().isEmpty()) {
                            values.add(value.asText());
                        }
                    });
                    found.add(values.toString());
                }
                rows.put(system.get("id").asText() + "." + table.get("name").asText(), found);
            }
        }
        return rows;
    }
}
