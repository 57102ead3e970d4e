package io.dueprocess.dsar.answer;

import io.dueprocess.datamap.Catalogue;
import java.time.LocalDate;
import java.util.Locale;

/** Head and foot of a letter. Dates are written out in its language. */
record Letterhead(
        Catalogue.Controller from,
        Catalogue.Authority authority,
        String to,
        String reference,
        String date,
        String receivedOn) {

    /** @throws IllegalStateException when the data map names no controller or authority: a letter must (Art. 12(4), 15) */
    static Letterhead of(
            Catalogue catalogue, String to, String reference, LocalDate date, LocalDate receivedOn, Locale language) {
        if (catalogue.controller() == null || catalogue.authority() == null) {
            throw new IllegalStateException("the data map (dueprocess.data-map.file) names no controller or authority");
        }
        return new Letterhead(
                catalogue.controller(),
                catalogue.authority(),
                to,
                reference,
                Wording.date(date, language),
                Wording.date(receivedOn, language));
    }
}
