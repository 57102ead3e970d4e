package io.dueprocess.mail;

import java.util.Locale;
import java.util.Map;

/**
 * A mail to be sent.
 *
 * @param caseId the case whose key encrypts it until it is sent
 * @param key unique within the case, at most 200 characters, no personal data: a second mail with the same key is not
 *     enqueued
 * @param template name without language, such as {@code dsar-acknowledgement}
 * @param language Danish or English; English where a template lacks the language
 * @param recipient one mail address
 * @param model values for the template; they are text, never evaluated; those whose name ends in {@code Url} become links
 */
public record Mail(
        String caseId, String key, String template, Locale language, String recipient, Map<String, Object> model) {

    /** Without recipient and values, so that it can stand in a log. */
    @Override
    public String toString() {
        return "Mail[caseId=" + caseId + ", key=" + key + ", template=" + template + "]";
    }
}
