package io.dueprocess.mail.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Headers as they are written, unfolded; what is not there is empty. */
record MailHeaders(MimeMessage message) {

    String first(String name) {
        String[] values = values(name);
        return values.length == 0 ? "" : values[0].replaceAll("\\r?\\n", " ").strip();
    }

    boolean has(String name) {
        return values(name).length > 0;
    }

    /** Whether one of that name begins so, ignoring case. */
    boolean begins(String name, String start) {
        for (String value : values(name)) {
            if (value.strip().regionMatches(true, 0, start, 0, start.length())) {
                return true;
            }
        }
        return false;
    }

    private String[] values(String name) {
        try {
            String[] values = message.getHeader(name);
            return values == null ? new String[0] : values;
        } catch (MessagingException impossible) {
            throw new IllegalStateException("A header is not readable", impossible);
        }
    }
}
