package io.dueprocess.dsar;

import io.dueprocess.language.Languages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** In which of our languages a mail is written, told by its small words. */
final class MailLanguage {

    private static final int ENOUGH = 20_000;

    private MailLanguage() {}

    /**
     * @param said the header {@code Content-Language}, or null; asked when the words leave it open
     * @param home the language that it is when nothing else tells
     */
    static Locale of(String text, String said, Locale home) {
        String[] words = text.substring(0, Math.min(text.length(), ENOUGH))
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}]+");
        Map<Locale, Long> counts = Languages.spoken().stream()
                .collect(Collectors.toMap(language -> language, language -> count(words, language)));
        long most = counts.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        List<Locale> likely = Languages.spoken().stream()
                .filter(language -> counts.get(language) == most)
                .toList();
        return likely.size() == 1 ? likely.get(0) : said(said, likely, home);
    }

    private static Locale said(String said, List<Locale> likely, Locale home) {
        String language = said == null ? "" : said.toLowerCase(Locale.ROOT);
        return likely.stream()
                .filter(one -> language.startsWith(one.getLanguage()))
                .findFirst()
                .orElse(likely.contains(home) ? home : likely.get(0));
    }

    private static long count(String[] words, Locale language) {
        Set<String> known = Languages.smallWords(language);
        return Arrays.stream(words).filter(known::contains).count();
    }
}
