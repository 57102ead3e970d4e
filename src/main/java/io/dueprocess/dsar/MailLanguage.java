package io.dueprocess.dsar;

import io.dueprocess.portal.Languages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Danish or English? Told by small words, which nobody writes a mail without. */
final class MailLanguage {

    private static final int ENOUGH = 20_000;
    private static final Set<String> DANISH = Set.of(
            "jeg",
            "og",
            "ikke",
            "det",
            "der",
            "til",
            "mine",
            "om",
            "på",
            "som",
            "har",
            "med",
            "hvad",
            "hvilke",
            "skal",
            "vil",
            "venlig",
            "hilsen",
            "hej",
            "kære",
            "tak",
            "mig",
            "jer",
            "oplysninger",
            "slet",
            "slette");
    private static final Set<String> ENGLISH = Set.of(
            "i",
            "and",
            "not",
            "the",
            "to",
            "my",
            "about",
            "which",
            "have",
            "with",
            "what",
            "you",
            "your",
            "please",
            "regards",
            "hello",
            "dear",
            "thanks",
            "me",
            "of",
            "is",
            "information",
            "delete",
            "want",
            "would");

    private MailLanguage() {}

    /** @param said the header {@code Content-Language}, or null; asked when the words leave it open */
    static Locale of(String text, String said) {
        String[] words = text.substring(0, Math.min(text.length(), ENOUGH))
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}]+");
        long danish = count(words, DANISH);
        long english = count(words, ENGLISH);
        if (danish == english) {
            return said != null && said.toLowerCase(Locale.ROOT).startsWith("en")
                    ? Languages.ENGLISH
                    : Languages.DANISH;
        }
        return danish > english ? Languages.DANISH : Languages.ENGLISH;
    }

    private static long count(String[] words, Set<String> known) {
        return Arrays.stream(words).filter(known::contains).count();
    }
}
