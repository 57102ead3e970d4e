package io.dueprocess.organisation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    static String text(Map<String, String> values) {
        StringBuilder yaml = new StringBuilder(HEAD).append("dueprocess:\n");
        String section = "";
        for (Field field : Field.ALL) {
            String[] path = field.property().split("\\.");
            boolean nested = path.length == 3;
            if (nested && !path[1].equals(section)) {
                yaml.append("  ").append(path[1]).append(":\n");
            }
            section = nested ? path[1] : "";
            String indent = nested ? "    " : "  ";
            String value = values.get(field.property());
            yaml.append(indent).append("# ").append(field.meaning()).append('\n');
            yaml.append(indent)
                    .append(value == null ? "# " : "")
                    .append(path[path.length - 1])
                    .append(": ")
                    .append(quoted(value == null ? field.example() : value))
                    .append('\n');
        }
        return yaml.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
