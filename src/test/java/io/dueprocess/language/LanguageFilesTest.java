package io.dueprocess.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A language is its files: whoever adds one finds here what is missing. */
class LanguageFilesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEMPLATES = RESOURCES.resolve("templates");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+|[a-zA-Z]+)(?=[,}])");

    /** What people outside the organisation read: in each language. What staff read: in those that say so. */
    private static final Set<String> READ_OUTSIDE = Set.of(
            "language",
            "portal",
            "dsar",
            "dsar-rights",
            "dsar-recipients",
            "consent",
            "deadline",
            "documents",
            "retention",
            "whistleblower",
            "whistleblower-process",
            "country/DK",
            "country/DE");

    private static final Pattern TEXT = Pattern.compile("<((?:[^<>\"]|\"[^\"]*\")*)>([^<]*)(?=<)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s(alt|title|placeholder|aria-label)=\"[^\"]*\\p{L}[^\"]*\"");
    private static final Pattern ONE_LANGUAGE = Pattern.compile("language == '|lang == '");

    /** The same in every language. */
    private static final Set<String> NAMES = Set.of("Due Process", "PDF", "XLSX", "CSV");

    @Test
    void theLanguagesAreThoseThatHaveFiles() throws IOException {
        Set<String> files = names(RESOURCES.resolve("messages"), "language_(..)\\.properties");
        files.add("en");
        assertThat(Languages.spoken().stream().map(Locale::getLanguage)).containsExactlyInAnyOrderElementsOf(files);
        assertThat(Languages.of("de").map(Languages::name)).contains("Deutsch");
        assertThat(Languages.of("fr")).isEmpty();
        assertThat(Languages.orEnglish(Locale.FRENCH)).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyIsThereInEveryLanguage(String bundle) throws IOException {
        Properties english = read(bundle + ".properties");
        for (Locale language : Languages.spoken()) {
            if (language.equals(Locale.ENGLISH)) {
                continue;
            }
            String file = bundle + "_" + language.getLanguage() + ".properties";
            boolean needed = READ_OUTSIDE.contains(bundle) || Languages.isForStaff(language);
            if (!needed && !Files.exists(RESOURCES.resolve("messages").resolve(file))) {
                continue;
            }
            Properties own = read(file);
            assertThat(own.stringPropertyNames())
                    .as(file)
                    .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(placeholders(own.getProperty(key)))
                        .as("placeholders of %s in %s", key, file)
                        .isEqualTo(placeholders(english.getProperty(key)));
                assertThat(own.getProperty(key).isBlank())
                        .as("%s in %s says nothing", key, file)
                        .isEqualTo(english.getProperty(key).isBlank());
            }
        }
    }

    @Test
    void everyMailIsThereInEveryLanguageWithTheSamePlaceholders() throws IOException {
        Path folder = RESOURCES.resolve("mail");
        for (String name : names(folder, "(.*)\\.en\\.txt")) {
            String english = Files.readString(folder.resolve(name + ".en.txt"));
            for (Locale language : Languages.spoken()) {
                Path file = folder.resolve(name + "." + language.getLanguage() + ".txt");
                assertThat(file).exists();
                assertThat(placeholders(Files.readString(file)))
                        .as(file.toString())
                        .isEqualTo(placeholders(english));
            }
        }
    }

    @Test
    void noTemplateSaysAnythingInALanguageOfItsOwn() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<Path> templates =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(templates).hasSizeGreaterThan(30);
            for (Path template : templates) {
                String html = Files.readString(template)
                        .replaceAll("(?s)<!--.*?-->", "")
                        .replaceAll("(?s)<(style|script)[^>]*>.*?</\\1>", "");
                assertThat(TEXT.matcher(html)
                                .results()
                                .filter(LanguageFilesTest::isSaid)
                                .map(MatchResult::group))
                        .as(template.toString())
                        .isEmpty();
                assertThat(ATTRIBUTE
                                .matcher(html)
                                .results()
                                .map(MatchResult::group)
                                .filter(attribute -> !attribute.contains("DP-XXXX-XXXX")))
                        .as(template.toString())
                        .isEmpty();
                assertThat(ONE_LANGUAGE.matcher(html).find())
                        .as(template.toString())
                        .isFalse();
            }
        }
    }

    /** What an element says by itself, unless a text takes its place; a template that is only a frame has a title for its author. */
    private static boolean isSaid(MatchResult element) {
        String tag = element.group(1);
        String text = element.group(2).replaceAll("&#?\\w+;", "").strip();
        return text.chars().anyMatch(Character::isLetter)
                && !tag.contains("th:text")
                && !tag.contains("th:replace")
                && !tag.equals("title")
                && !NAMES.contains(text);
    }

    @Test
    void datesAndArticlesAreWrittenAsTheLanguageWritesThem() {
        LocalDateTime day = LocalDateTime.of(2027, 3, 1, 14, 5);
        assertThat(spoken(language -> Languages.minute(language).format(day)))
                .containsExactly("1 March 2027 at 14:05", "1. marts 2027 kl. 14.05", "1. März 2027 um 14:05 Uhr");
        assertThat(spoken(language -> Languages.article("Art. 6(1)(b) and (f)", language)))
                .containsExactly(
                        "Art. 6(1)(b) and (f)", "artikel 6, stk. 1, litra b og f", "Art. 6 Abs. 1 Buchst. b und f");
        assertThat(spoken(language -> Languages.article("Art. 7(3)", language)))
                .containsExactly("Art. 7(3)", "artikel 7, stk. 3", "Art. 7 Abs. 3");
        assertThat(Languages.ofCountry("DK").getLanguage()).isEqualTo("da");
        assertThat(Languages.ofCountry("AT").getLanguage()).isEqualTo("de");
        assertThat(Languages.ofCountry("IN")).isEqualTo(Locale.ENGLISH);
    }

    private static List<String> spoken(Function<Locale, String> words) {
        return Stream.of("en", "da", "de")
                .map(code -> words.apply(Languages.of(code).orElseThrow()))
                .toList();
    }

    static Set<String> bundles() throws IOException {
        Path folder = RESOURCES.resolve("messages");
        Set<String> bundles = names(folder, "([^_]+)\\.properties");
        names(folder.resolve("country"), "([A-Z]{2})\\.properties")
                .forEach(country -> bundles.add("country/" + country));
        return bundles;
    }

    private static Set<String> names(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file ->
                            Pattern.compile(pattern).matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(file -> file.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(RESOURCES.resolve("messages").resolve(file))) {
            texts.load(in);
        }
        return texts;
    }
}
