package io.dueprocess.dsar.answer;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.dsar.Right;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * All that a refusal says (GDPR Art. 12(4)).
 *
 * @param ground code of the refusal form, such as {@code excessive}
 * @param reasons staff's words; never empty
 * @param concerning name of the person whose data they are, or null when they asked themselves
 */
public record RefusalInput(
        String reference,
        Locale language,
        String personName,
        LocalDate receivedOn,
        LocalDate decidedOn,
        Set<Right> rights,
        Catalogue catalogue,
        String ground,
        String reasons,
        String concerning) {

    public RefusalInput(
            String reference,
            Locale language,
            String personName,
            LocalDate receivedOn,
            LocalDate decidedOn,
            Set<Right> rights,
            Catalogue catalogue,
            String ground,
            String reasons) {
        this(reference, language, personName, receivedOn, decidedOn, rights, catalogue, ground, reasons, null);
    }
}
