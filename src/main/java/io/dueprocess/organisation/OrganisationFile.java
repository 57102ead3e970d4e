package io.dueprocess.organisation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** {@code organisation.yaml}: settings of Spring, with a word of explanation above each. */
final class OrganisationFile {

    private static final String HEAD = """
            # Who runs this installation, and where. Written by the command set-up; change it by hand or by
            #   java -jar due-process.jar set-up --replace --name="..."
            # and restart every node.
            """;

    private OrganisationFile() {}

    /** What the file says, by property. */
    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        List<PropertySource<?>> documents =
                new YamlPropertySourceLoader().load("organisation", new FileSystemResource(file));
        for (PropertySource<?> document : documents) {
            for (String name : ((EnumerablePropertySource<?>) document).getPropertyNames()) {
                values.put(name, String.valueOf(document.getProperty(name)));
            }
        }
        return values;
    }

    /** The file is there whole or not at all. */
    static void write(Path file, Map<String, String> values) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".organisation", ".yaml");
        Files.writeString(unfinished, text(values));
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A section without a value is a comment, too: as a key without one it would be a setting that is empty. */
    static String text(Map<String, String> values) {
        Map<String, List<Field>> sections = Field.ALL.stream()
                .collect(Collectors.groupingBy(OrganisationFile::section, LinkedHashMap::new, Collectors.toList()));
        StringBuilder yaml = new StringBuilder(HEAD).append("dueprocess:\n");
        sections.forEach((section, fields) -> {
            boolean given = fields.stream().anyMatch(field -> values.containsKey(field.property()));
            if (!section.isEmpty()) {
                yaml.append(given ? "  " : "  # ").append(section).append(":\n");
            }
            String indent = section.isEmpty() ? "  " : "    ";
            fields.forEach(field -> line(yaml, indent, field, values.get(field.property())));
        });
        return yaml.toString();
    }

    private static void line(StringBuilder yaml, String indent, Field field, String value) {
        String name = field.property().substring(field.property().lastIndexOf('.') + 1);
        yaml.append(indent).append("# ").append(field.meaning()).append('\n');
        yaml.append(indent)
                .append(value == null ? "# " : "")
                .append(name)
                .append(": ")
                .append(quoted(value == null ? field.example() : value))
                .append('\n');
    }

    /** {@code organisation} of {@code dueprocess.organisation.name}; empty for {@code dueprocess.zone}. */
    private static String section(Field field) {
        String[] path = field.property().split("\\.");
        return path.length == 3 ? path[1] : "";
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
