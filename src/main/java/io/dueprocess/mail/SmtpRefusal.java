package io.dueprocess.mail;

import jakarta.mail.MessagingException;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/** Reads what a mail server answers to {@code RCPT TO} (RFC 5321, 4.2; RFC 3463). */
final class SmtpRefusal {

    private static final int PERMANENT = 500;
    private static final int LAST_CODE = 599;

    /** Said of the sender or for reasons of policy, such as a blocked network: it may be lifted. */
    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d{1,3}\\b");

    private SmtpRefusal() {}

    /**
     * True when the recipient's address is refused and always will be. A refusal of the sender or of the whole message, which
     * would meet every other mail too, is none of those.
     */
    static boolean forGood(MessagingException failure) {
        for (Exception cause = failure;
                cause instanceof MessagingException chained;
                cause = chained.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                int code = address.getReturnCode();
                return code >= PERMANENT
                        && code <= LAST_CODE
                        && !POLICY.matcher(String.valueOf(address.getMessage())).find();
            }
        }
        return false;
    }
}
