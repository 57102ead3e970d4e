package io.dueprocess.support;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The mails that the demo wrote as files. */
public final class SentMails {

    /** @param text the plain part */
    public record SentMail(String to, String subject, String text) {

        /** The first group of the first match. */
        public String find(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("no " + pattern + " in the mail " + subject);
            }
            return matcher.group(1);
        }
    }

    private SentMails() {}

    /** All mails to the address, oldest first. */
    public static List<SentMail> to(Path data, String address) {
        Path outbox = data.resolve("outbox");
        if (!Files.isDirectory(outbox)) {
            return List.of();
        }
        List<SentMail> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(outbox)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
                SentMail mail = read(file);
                if (mail.to().contains(address)) {
                    mails.add(mail);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return mails;
    }

    /** Waits for the mail number {@code count} to the address. */
    public static SentMail await(Path data, String address, int count) {
        Awaitility.await("mail " + count)
                .atMost(Duration.ofSeconds(60))
                .until(() -> to(data, address).size() >= count);
        return to(data, address).get(count - 1);
    }

    private static SentMail read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            return new SentMail(message.getAllRecipients()[0].toString(), message.getSubject(), plainText(message));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static String plainText(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                String text = plainText(child);
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }
}
