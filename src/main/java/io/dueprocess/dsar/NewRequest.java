package io.dueprocess.dsar;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request as it came in.
 *
 * @param submissionKey chosen when the form was shown; a second submission with the same key is the same request
 * @param name of whoever asks
 * @param mail address of whoever asks; all mails go there
 * @param rights the rights ticked; may be empty when the person only wrote a text (no form or citation is needed)
 * @param text what the person wrote; may be empty
 * @param channel {@code web}, {@code mail}, {@code link}, or one that staff chose
 * @param behalf for whom, or null when it is the own data
 * @param mandate files that show the authority to ask for another
 */
public record NewRequest(
        String submissionKey,
        String name,
        String mail,
        Locale language,
        Set<Right> rights,
        String text,
        List<Upload> files,
        String channel,
        Behalf behalf,
        List<Upload> mandate) {

    /** Channel of a request made on our own pages. */
    public static final String CHANNEL_WEB = DsarFile.CHANNEL_WEB;

    public NewRequest(
            String submissionKey,
            String name,
            String mail,
            Locale language,
            Set<Right> rights,
            String text,
            List<Upload> files,
            String channel,
            Behalf behalf) {
        this(submissionKey, name, mail, language, rights, text, files, channel, behalf, List.of());
    }

    public NewRequest(
            String submissionKey,
            String name,
            String mail,
            Locale language,
            Set<Right> rights,
            String text,
            List<Upload> files) {
        this(submissionKey, name, mail, language, rights, text, files, DsarFile.CHANNEL_WEB, null, List.of());
    }

    /** A file that the person sent; already checked for size and type. */
    public record Upload(String name, String mediaType, byte[] content) {}

    /**
     * The person whose data they are, when somebody else asks.
     *
     * @param requester never SELF
     * @param mail the person's own address, or null when they have none
     */
    public record Behalf(Requester requester, String name, String mail) {}
}
