package io.dueprocess.datamap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;

/**
 * A text of the catalogue in the languages of the people concerned.
 *
 * @param byLanguage by the code of the language; English always
 */
public record Text(@JsonValue Map<String, String> byLanguage) {

    private static final String ENGLISH = "en";

    /** @throws IllegalArgumentException when there is no English, or a key is no code of a language */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text {
        if (byLanguage.get(ENGLISH) == null) {
            throw new IllegalArgumentException("a text needs at least English (en)");
        }
        byLanguage.keySet().stream()
                .filter(language -> !language.matches("[a-z]{2}"))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("not the code of a language: " + unknown);
                });
        byLanguage = Map.copyOf(byLanguage);
    }

    public Text(String en, String da) {
        this(Map.of(ENGLISH, en, "da", da));
    }

    /** In that language, or in English where it was not translated. */
    public String in(Locale locale) {
        return byLanguage.getOrDefault(locale.getLanguage(), byLanguage.get(ENGLISH));
    }
}
