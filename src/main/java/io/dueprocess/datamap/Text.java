package io.dueprocess.datamap;

import java.util.Locale;

/** A text of the catalogue in the languages of the people concerned. */
public record Text(String en, String da) {

    public String in(Locale locale) {
        return "da".equals(locale.getLanguage()) ? da : en;
    }
}
