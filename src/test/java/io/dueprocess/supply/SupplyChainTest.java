package io.dueprocess.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.MarkdownTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The documents on licences and vulnerabilities name exactly the libraries that go into the jar. A new library, a new licence or
 * another version fails here until somebody has judged it.
 */
class SupplyChainTest {

    private static final Path LICENCES = Path.of("docs/security/licences.md");
    private static final Path VULNERABILITIES = Path.of("docs/security/vulnerabilities.md");

    private static List<Library> libraries;

    @BeforeAll
    static void read() throws Exception {
        libraries = Library.atRunTime();
        assertThat(libraries).hasSizeGreaterThan(150);
    }

    @Test
    void eachLibraryStandsOnceAmongTheLicences() throws Exception {
        List<String> patterns = Stream.of("## Under a permissive licence", "## Judged one by one")
                .flatMap(heading -> rows(heading, LICENCES).stream())
                .map(row -> row.get(0))
                .toList();
        eachOnceIn(patterns);
    }

    @Test
    void thePermissiveOnesDeclareNothingButPermissiveLicences() {
        Map<String, String> known = new HashMap<>();
        for (List<String> row : rows("## Permissive licences", LICENCES)) {
            Arrays.stream(row.get(1).split(";")).forEach(name -> known.put(name.strip(), row.get(0)));
        }
        for (List<String> row : rows("## Under a permissive licence", LICENCES)) {
            assertThat(meantBy(row.get(0))).allSatisfy(library -> {
                assertThat(library.licences()).as(library.name()).isNotEmpty().allMatch(known::containsKey);
                assertThat(library.licences().stream().map(known::get))
                        .as(library.name())
                        .containsExactlyInAnyOrder(row.get(1).split(", "));
            });
        }
    }

    @Test
    void theJudgedOnesDeclareWhatWasJudged() {
        for (List<String> row : rows("## Judged one by one", LICENCES)) {
            assertThat(meantBy(row.get(0)))
                    .allSatisfy(library -> assertThat(String.join("; ", library.licences()))
                            .as(library.name())
                            .isEqualTo(row.get(1)));
            assertThat(row.get(2)).as("used under").isNotBlank();
            assertThat(row.get(3)).as("why").isNotBlank();
        }
    }

    @Test
    void eachLibraryInItsVersionWasJudgedForVulnerabilities() {
        List<List<String>> rows = rows("## Library by library", VULNERABILITIES);
        eachOnceIn(rows.stream().map(row -> row.get(0)).toList());
        for (List<String> row : rows) {
            assertThat(meantBy(row.get(0)))
                    .allSatisfy(library -> assertThat(library.version())
                            .as("%s: judge the new version, then write it down", library.name())
                            .isEqualTo(row.get(1)));
            assertThat(row.get(2)).as("what is known of " + row.get(0)).isNotBlank();
        }
    }

    private static void eachOnceIn(List<String> patterns) {
        assertThat(libraries)
                .allSatisfy(library -> assertThat(patterns.stream().filter(library::isMeantBy))
                        .as("rows for %s:%s, %s", library.name(), library.version(), library.licences())
                        .hasSize(1));
        assertThat(patterns)
                .allSatisfy(pattern -> assertThat(meantBy(pattern))
                        .as("libraries of the row " + pattern)
                        .isNotEmpty());
    }

    private static List<Library> meantBy(String pattern) {
        return libraries.stream().filter(library -> library.isMeantBy(pattern)).toList();
    }

    private static List<List<String>> rows(String heading, Path document) {
        try {
            return MarkdownTable.under(heading, document);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
