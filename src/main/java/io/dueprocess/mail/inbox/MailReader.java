package io.dueprocess.mail.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads the bytes of a mail (RFC 5322, 2045-2047). Never fails because of what stands in them. */
@Component
class MailReader {

    /** A mail may have waited long in the mailbox; one that is said to be older has a wrong date. */
    private static final Duration OLDEST = Duration.ofDays(366);

    private static final int MOST_SENDERS = 10;
    private static final int MOST_REFERENCES = 50;
    private static final int LONGEST_LINE = 500;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,290}>");
    private static final Session SESSION = Session.getInstance(new Properties());

    private final InboxSettings settings;
    private final MailManner manner;
    private final Clock clock;

    MailReader(InboxSettings settings, @Value("${dueprocess.mail.from:}") String ownAddress, Clock clock) {
        this.settings = settings;
        this.manner = new MailManner(settings.spamHeaders(), ownAddresses(ownAddress, settings.user()));
        this.clock = clock;
    }

    private static Set<String> ownAddresses(String sender, String user) {
        Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        senders(sender).forEach(address -> own.add(address.address()));
        if (user != null && user.contains("@")) {
            own.add(user);
        }
        return own;
    }

    /** @param receivedAt as the server says, or null */
    IncomingMail read(RawMail raw, Instant receivedAt) {
        MailHeaders headers = new MailHeaders(parse(raw.bytes()));
        MailParts parts = new MailParts(settings.largestPart().toBytes(), settings.mostParts());
        parts.walk(headers.message());
        String text = parts.text();
        List<IncomingMail.Sender> senders = senders(headers.first("From"));
        MailManner.Judged judged = manner.judge(headers, senders);
        Set<IncomingMail.Note> notes = new TreeSet<>(parts.notes);
        notes.addAll(judged.notes());
        if (raw.cut()) {
            notes.add(IncomingMail.Note.CUT);
        }
        if (senders.size() > 1) {
            notes.add(IncomingMail.Note.SEVERAL_SENDERS);
        }
        return new IncomingMail(
                senders,
                shortened(Wording.header(headers.first("Subject"))),
                text,
                references(headers),
                sane(receivedAt),
                judged.manner(),
                headers.first("Content-Language"),
                List.copyOf(parts.files),
                List.copyOf(parts.keptOut),
                notes,
                raw.cut() ? null : raw.bytes());
    }

    /** The id that the mail has (RFC 5322, 3.6.4); empty when there is none. */
    static String messageId(RawMail raw) {
        Matcher id = MESSAGE_ID.matcher(new MailHeaders(parse(raw.bytes())).first("Message-ID"));
        return id.find() ? id.group() : "";
    }

    private static MimeMessage parse(byte[] bytes) {
        try {
            return new MimeMessage(SESSION, new SharedByteArrayInputStream(bytes));
        } catch (MessagingException impossible) {
            throw new IllegalStateException("The bytes of a mail are not readable", impossible);
        }
    }

    private static List<IncomingMail.Sender> senders(String header) {
        List<IncomingMail.Sender> senders = new ArrayList<>();
        try {
            for (InternetAddress address : InternetAddress.parseHeader(header, false)) {
                if (address.getAddress() != null && senders.size() < MOST_SENDERS) {
                    String name = address.getPersonal() == null ? "" : Wording.header(address.getPersonal());
                    senders.add(new IncomingMail.Sender(
                            shortened(name), address.getAddress().strip()));
                }
            }
        } catch (AddressException broken) {
            return senders;
        }
        return senders;
    }

    private static Set<String> references(MailHeaders headers) {
        Set<String> references = new LinkedHashSet<>();
        Matcher id = MESSAGE_ID.matcher(headers.first("In-Reply-To") + " " + headers.first("References"));
        while (id.find() && references.size() < MOST_REFERENCES) {
            references.add(id.group());
        }
        return references;
    }

    private Instant sane(Instant receivedAt) {
        Instant now = clock.instant();
        boolean sane = receivedAt != null && !receivedAt.isAfter(now) && receivedAt.isAfter(now.minus(OLDEST));
        return sane ? receivedAt : now;
    }

    private static String shortened(String line) {
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return line.substring(0, end);
    }
}
