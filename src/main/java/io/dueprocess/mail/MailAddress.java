package io.dueprocess.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** Mail addresses as the mail protocols want them. */
public final class MailAddress {

    private MailAddress() {}

    /** Whether a mail can be enqueued to that address; to be asked before a person's work depends on it. */
    public static boolean accepts(String address) {
        try {
            one(address);
            return true;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    /**
     * Exactly one bare address, its domain in ASCII form.
     *
     * @throws IllegalArgumentException when it is anything else; the message doesn't repeat it
     */
    static String one(String address) {
        int at = address.lastIndexOf('@');
        try {
            String ascii = address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            InternetAddress parsed = new InternetAddress(ascii, true);
            if (at < 1 || parsed.getPersonal() != null || !ascii.equals(parsed.getAddress())) {
                throw new AddressException();
            }
            return ascii;
        } catch (AddressException | IllegalArgumentException invalid) {
            throw new IllegalArgumentException("The recipient is not a mail address");
        }
    }

    /** The sender's address, which may carry a name. */
    static InternetAddress sender(String address) {
        try {
            InternetAddress sender = new InternetAddress(address, true);
            sender.setPersonal(sender.getPersonal(), StandardCharsets.UTF_8.name());
            return sender;
        } catch (AddressException | UnsupportedEncodingException invalid) {
            throw new IllegalArgumentException("dueprocess.mail.from is not a mail address", invalid);
        }
    }
}
