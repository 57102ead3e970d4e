package io.dueprocess.mail;

/**
 * A mail as written, ready to be sent; the encrypted payload of the outbox.
 *
 * @param to mail address
 * @param language code of the language in which it is written, such as {@code da}
 * @param subject one line
 * @param text plain text
 * @param html the same as HTML
 */
record Letter(String to, String language, String subject, String text, String html) {

    /** Without content, so that it can stand in a log. */
    @Override
    public String toString() {
        return "Letter[language=" + language + "]";
    }
}
