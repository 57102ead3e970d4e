package io.dueprocess.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What is particular to a language and no sentence: its name, how dates and articles of law are written, by which words it
 * is known. All of it stands in {@code messages/language*.properties}; whoever adds a file adds a language.
 */
public final class Languages {

    /** Without a code in its file's name. What another language lacks is said in it. */
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final String BUNDLE = "messages/language";
    private static final Pattern FILE = Pattern.compile("language_([a-z]{2})\\.properties");
    private static final ResourceBundle.Control OWN_ONLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final List<Locale> SPOKEN = spokenIn();

    private Languages() {}

    /** English, then the others by their codes. */
    public static List<Locale> spoken() {
        return SPOKEN;
    }

    /** The language with that code, if it is one of ours. */
    public static Optional<Locale> of(String code) {
        return SPOKEN.stream()
                .filter(language -> language.getLanguage().equals(code))
                .findFirst();
    }

    /** The language itself, in which words of it are formatted, or English where it is none of ours. */
    public static Locale orEnglish(Locale language) {
        return of(language.getLanguage()).orElse(ENGLISH);
    }

    /** The language of those in that country, by the files; English where none names it. */
    public static Locale ofCountry(String country) {
        return SPOKEN.stream()
                .filter(language -> words(language, "countries").contains(country))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** Whether there are texts for staff in it, too. */
    public static boolean isForStaff(Locale language) {
        return word(language, "for-staff").equals("yes");
    }

    /** As its speakers call it, such as {@code Dansk}. */
    public static String name(Locale language) {
        return word(language, "name");
    }

    /** Such as {@code 24 December 2026}. */
    public static DateTimeFormatter day(Locale language) {
        return format(language, "day");
    }

    /** Such as {@code 24 December 2026 at 14:05}. */
    public static DateTimeFormatter minute(Locale language) {
        return format(language, "minute");
    }

    /** Such as {@code 24 December 2026 at 14:05 (+01:00)}. */
    public static DateTimeFormatter moment(Locale language) {
        return format(language, "moment");
    }

    /** Such as {@code 24 Dec 2026, 14:05}. */
    public static DateTimeFormatter brief(Locale language) {
        return format(language, "brief");
    }

    /** Small words that nobody writes a mail without, in small letters. */
    public static Set<String> smallWords(Locale language) {
        return words(language, "small-words");
    }

    /** {@code Art. 6(1)(b) and (f)} as it is written in that language, such as {@code artikel 6, stk. 1, litra b og f}. */
    public static String article(String english, Locale language) {
        String paragraph = group(language, "article.paragraph");
        String letter = group(language, "article.letter");
        String alone = group(language, "article.letter-alone");
        return english.replaceAll(
                        "(?<!\\d)(\\d+)\\((\\d+)\\)\\(([a-z])\\)",
                        "$1" + paragraph.replace("{0}", "$2") + letter.replace("{0}", "$3"))
                .replaceAll("(?<!\\d)(\\d+)\\((\\d+)\\)", "$1" + paragraph.replace("{0}", "$2"))
                .replaceAll("\\(([a-z])\\)", alone.replace("{0}", "$1"))
                .replace(" and ", " " + word(language, "and") + " ")
                .replace("Art.", word(language, "article"));
    }

    /** Any other word of the files. */
    public static String word(Locale language, String key) {
        return texts(language).getString("language." + key);
    }

    private static String group(Locale language, String key) {
        return Matcher.quoteReplacement(word(language, key));
    }

    private static DateTimeFormatter format(Locale language, String key) {
        return DateTimeFormatter.ofPattern(word(language, key), orEnglish(language));
    }

    private static Set<String> words(Locale language, String key) {
        String all = word(language, key);
        return all.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(all.split(" ")));
    }

    private static ResourceBundle texts(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, orEnglish(language), OWN_ONLY);
    }

    private static List<Locale> spokenIn() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:" + BUNDLE + "_*");
            Stream<Locale> others = Arrays.stream(files)
                    .map(Resource::getFilename)
                    .filter(Objects::nonNull)
                    .map(FILE::matcher)
                    .filter(Matcher::matches)
                    .map(file -> Locale.forLanguageTag(file.group(1)))
                    .sorted((one, other) -> one.getLanguage().compareTo(other.getLanguage()));
            return Stream.concat(Stream.of(ENGLISH), others).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
