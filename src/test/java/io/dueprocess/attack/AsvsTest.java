package io.dueprocess.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of OWASP ASVS 4.0.3 has every requirement of levels 1 and 2, and names only what there is. */
class AsvsTest {

    private static final Path TABLE = Path.of("docs/security/asvs.md");

    /** Per section the numbers of its requirements of levels 1 and 2; those that the standard gave up are left out. */
    private static final String REQUIREMENTS = """
            1.1 1-7; 1.2 1-4; 1.4 1,4,5; 1.5 1-4; 1.6 1-4; 1.7 1-2; 1.8 1-2; 1.9 1-2; 1.10 1; 1.11 1-2; 1.12 2; 1.14 1-6;
            2.1 1-12; 2.2 1-3; 2.3 1-3; 2.4 1-5; 2.5 1-7; 2.6 1-3; 2.7 1-6; 2.8 1-7; 2.9 1-3; 2.10 1-4;
            3.1 1; 3.2 1-4; 3.3 1-4; 3.4 1-5; 3.5 1-3; 3.7 1; 4.1 1-3,5; 4.2 1-2; 4.3 1-3;
            5.1 1-5; 5.2 1-8; 5.3 1-10; 5.4 1-3; 5.5 1-4; 6.1 1-3; 6.2 1-6; 6.3 1-2; 6.4 1-2;
            7.1 1-4; 7.2 1-2; 7.3 1,3,4; 7.4 1-3; 8.1 1-4; 8.2 1-3; 8.3 1-8; 9.1 1-3; 9.2 1-4; 10.2 1-2; 10.3 1-3;
            11.1 1-8; 12.1 1-3; 12.2 1; 12.3 1-6; 12.4 1-2; 12.5 1-2; 12.6 1;
            13.1 1,3-5; 13.2 1-3,5-6; 13.3 1-2; 13.4 1-2; 14.1 1-4; 14.2 1-6; 14.3 2-3; 14.4 1-7; 14.5 1-4
            """;

    private static final Pattern ROW = Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\|(.*)\\|(.*)\\|(.*)\\|(.*)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void eachRequirementHasItsRow() throws IOException {
        assertThat(rows().stream().map(row -> row.group(1)).toList()).containsExactlyElementsOf(requirements());
    }

    @Test
    void eachRowSaysHow() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.group(3).strip()).as(row.group()).isIn("yes", "part", "gap", "none", "you");
            if (row.group(3).strip().equals("part")) {
                assertThat(row.group(4)).as(row.group()).isNotBlank();
            }
        });
    }

    @Test
    void whatIsNamedIsThere() throws IOException {
        Set<String> product = classes("src/main/java");
        Set<String> tests = classes("src/test/java");
        for (Matcher row : rows()) {
            codes(row.group(5))
                    .forEach(test -> assertThat(tests).as(row.group()).contains(test));
            codes(row.group(4))
                    .filter(name -> name.matches("[A-Z][A-Za-z]*[a-z][A-Za-z]*")
                            && !name.matches("SecureRandom|Secure|Server|JdbcClient|Origin"))
                    .forEach(name -> assertThat(product).as(row.group()).contains(name));
            codes(row.group(4))
                    .filter(name -> name.matches("(docs|src)/.*|[A-Z]+\\.md|pom\\.xml"))
                    .forEach(file -> assertThat(Path.of(file)).exists());
        }
    }

    private static Stream<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1));
    }

    private static List<Matcher> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .toList();
    }

    private static Set<String> classes(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static List<String> requirements() {
        List<String> all = new ArrayList<>();
        for (String section : REQUIREMENTS.strip().split(";\\s*")) {
            String name = section.split(" ")[0];
            for (String range : section.split(" ")[1].split(",")) {
                String[] ends = range.split("-");
                for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                    all.add(name + "." + i);
                }
            }
        }
        return all;
    }
}
