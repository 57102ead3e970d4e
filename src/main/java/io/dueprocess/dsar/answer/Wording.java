package io.dueprocess.dsar.answer;

import io.dueprocess.language.Languages;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** How dates, articles, countries and paragraphs are written in a language. */
final class Wording {

    private Wording() {}

    /** Why a field is blacked out, in the few words that fit a table's cell: text of a code of the review page, or staff's own words. */
    static String redaction(String codeOrWords, Locale language) {
        return text("documents.redacted.", codeOrWords, language);
    }

    /** Any other text of the letters. */
    static String of(String key, Locale language) {
        return text("", key, language);
    }

    private static String text(String prefix, String codeOrWords, Locale language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "messages/documents",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return texts.containsKey(prefix + codeOrWords) ? texts.getString(prefix + codeOrWords) : codeOrWords;
    }

    static String date(LocalDate date, Locale language) {
        return Languages.day(language).format(date);
    }

    /** {@code Art. 6(1)(b) and (f)} becomes {@code artikel 6, stk. 1, litra b og f} in Danish. */
    static String article(String article, Locale language) {
        return Languages.article(article, language);
    }

    /** Name of an ISO 3166 alpha-2 country. */
    static String country(String code, Locale language) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
    }

    /** Paragraphs of a text that was typed with blank lines; single line breaks stay. */
    static List<String> paragraphs(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\R\\s*\\R"));
    }
}
