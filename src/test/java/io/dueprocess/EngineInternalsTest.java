package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dueprocess.support.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only the public API of the engine is used, but for the exceptions that a document names, each with its reason. */
class EngineInternalsTest {

    private static final Path EXCEPTIONS = Path.of("docs/architecture/engine-internals.md");
    private static final Path SOURCES = Path.of("src/main/java/io/dueprocess");
    private static final Pattern INSIDE = Pattern.compile("org\\.camunda\\..*\\bimpl\\..*");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?org\\.camunda\\.[\\w.]*?\\bimpl\\.(?:[a-z]\\w*\\.)*([A-Z]\\w*)");
    private static final Pattern TABLE = Pattern.compile("(?i)\\b(ACT_(?:RU|HI|RE|GE|ID)_[A-Z_]+)\\b");

    @Test
    void whatIsUsedOfTheInsideStandsInTheDocumentAndNothingElse() throws IOException {
        List<List<String>> rows = MarkdownTable.under("## Exceptions", EXCEPTIONS);
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.get(2)).as("why " + row.get(0)).isNotBlank());
        assertThat(uses()).isEqualTo(named(rows));
    }

    @Test
    void tablesOfTheEngineAreNamedWhereTheDocumentSays() throws IOException {
        assertThat(foundInSources(TABLE)).isEqualTo(named(MarkdownTable.under("## Tables named by", EXCEPTIONS)));
    }

    /** What the compiled classes depend on; and what is imported, since a type that is only passed on leaves no dependency. */
    private static Map<String, Set<String>> uses() throws IOException {
        Map<String, Set<String>> uses = foundInSources(IMPORT);
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.dueprocess")
                .forEach(ours -> ours.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> INSIDE.matcher(target.getName()).matches())
                        .forEach(target -> uses.computeIfAbsent(
                                        topLevel(ours).substring("io.dueprocess.".length()), name -> new TreeSet<>())
                                .add(topLevel(target).replaceAll(".*\\.", ""))));
        return uses;
    }

    private static Map<String, Set<String>> foundInSources(Pattern pattern) throws IOException {
        Map<String, Set<String>> names = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            files = sources.filter(path -> path.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            Matcher found = pattern.matcher(Files.readString(file));
            String name =
                    SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
            while (found.find()) {
                names.computeIfAbsent(name, ours -> new TreeSet<>()).add(found.group(1));
            }
        }
        return names;
    }

    private static Map<String, Set<String>> named(List<List<String>> rows) {
        Map<String, Set<String>> named = new TreeMap<>();
        rows.forEach(
                row -> named.put(row.get(0), new TreeSet<>(List.of(row.get(1).split(", ")))));
        return named;
    }

    private static String topLevel(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }
}
