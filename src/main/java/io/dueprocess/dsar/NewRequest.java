package io.dueprocess.dsar;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request as it came in.
 *
 * @param submissionKey chosen when the form was shown; a second submission with the same key is the same request
 * @param rights the rights ticked; may be empty when the person only wrote a text (no form or citation is needed)
 * @param text what the person wrote; may be empty
 */
public record NewRequest(
        String submissionKey,
        String name,
        String mail,
        Locale language,
        Set<Right> rights,
        String text,
        List<Upload> files) {

    /** A file that the person sent; already checked for size and type. */
    public record Upload(String name, String mediaType, byte[] content) {}
}
