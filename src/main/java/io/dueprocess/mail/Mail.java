package io.dueprocess.mail;

import java.util.Locale;
import java.util.Map;

/**
 * A mail to be sent.
 *
 * @param caseId the case whose key encrypts it until it is sent, and with which it is forgotten
 * @param key unique within the case, at most 200 characters, no personal data: a second mail with the same key is not
 *     enqueued
 * @param template name without language, such as {@code dsar-acknowledgement}
 * @param language English where a template lacks it
 * @param recipient one mail address
 * @param model values for the template; they are text, never evaluated; those whose name ends in {@code Url} become links
 * @param withoutContent true when it says nothing of the case, whose key is not needed to write and to send it
 */
public record Mail(
        String caseId,
        String key,
        String template,
        Locale language,
        String recipient,
        Map<String, Object> model,
        boolean withoutContent) {

    /** A mail that only the case's key opens until it is sent. */
    public Mail(
            String caseId, String key, String template, Locale language, String recipient, Map<String, Object> model) {
        this(caseId, key, template, language, recipient, model, false);
    }

    /**
     * A mail that says nothing of its case, not even its reference: for sealed cases, whose key no job has. Until it is sent
     * it is encrypted under a key of its own, which the organisation's key wraps.
     */
    public static Mail withoutContent(
            String caseId, String key, String template, Locale language, String recipient, Map<String, Object> model) {
        return new Mail(caseId, key, template, language, recipient, model, true);
    }

    /** Without recipient and values, so that it can stand in a log. */
    @Override
    public String toString() {
        return "Mail[caseId=" + caseId + ", key=" + key + ", template=" + template + "]";
    }
}
