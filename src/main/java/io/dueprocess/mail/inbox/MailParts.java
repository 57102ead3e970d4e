package io.dueprocess.mail.inbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Walks the parts of a mail: what a person reads, and files. What is broken is read as far as it goes. */
final class MailParts {

    private static final int DEEPEST = 20;
    private static final int LONGEST_TEXT = 100_000;
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature");
    private static final Set<String> SEALED = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    private final long largestPart;
    private final int mostParts;
    private final StringBuilder text = new StringBuilder();

    final List<IncomingMail.Part> files = new ArrayList<>();
    final List<String> keptOut = new ArrayList<>();
    final Set<IncomingMail.Note> notes = EnumSet.noneOf(IncomingMail.Note.class);

    MailParts(long largestPart, int mostParts) {
        this.largestPart = largestPart;
        this.mostParts = mostParts;
    }

    /** What was written, cut to what a case holds; all of a longer one is among the files. */
    String text() {
        String whole = text.toString().strip();
        if (whole.length() <= LONGEST_TEXT) {
            return whole;
        }
        keep(new IncomingMail.Part("text.txt", PLAIN, whole.getBytes(StandardCharsets.UTF_8), false));
        int end = Character.isHighSurrogate(whole.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return whole.substring(0, end);
    }

    void walk(MimePart part) {
        walk(part, 0);
    }

    private void walk(Part part, int depth) {
        try {
            String type = type(part);
            if (depth > DEEPEST) {
                notes.add(IncomingMail.Note.DAMAGED);
            } else if (type.startsWith("multipart/")) {
                container(part, type, depth);
            } else {
                leaf(part, type);
            }
        } catch (MessagingException | IOException | RuntimeException broken) {
            notes.add(IncomingMail.Note.DAMAGED);
        }
    }

    private void container(Part part, String type, int depth) throws MessagingException, IOException {
        if (type.equals("multipart/encrypted")) {
            notes.add(IncomingMail.Note.UNREADABLE);
            return;
        }
        List<BodyPart> children;
        try {
            children = children(part);
        } catch (MessagingException broken) {
            notes.add(IncomingMail.Note.DAMAGED);
            text(Wording.text(raw(part), PLAIN));
            return;
        }
        if (type.equals("multipart/signed")) {
            notes.add(IncomingMail.Note.SIGNED);
        }
        if (type.equals("multipart/alternative")) {
            alternative(children, depth);
        } else {
            children.forEach(child -> walk(child, depth + 1));
        }
    }

    /** Each says the same in another form: plain text is the safest, the first that gives any text is enough. */
    private void alternative(List<BodyPart> children, int depth) throws MessagingException {
        int before = text.length();
        for (BodyPart child : children) {
            if (type(child).equals("text/plain")) {
                walk(child, depth + 1);
            }
        }
        for (BodyPart child : children) {
            boolean form = type(child).startsWith("text/") || type(child).startsWith("multipart/");
            if (!form || text.length() == before && !type(child).equals("text/plain")) {
                walk(child, depth + 1);
            }
        }
    }

    private void leaf(Part part, String type) throws MessagingException, IOException {
        String name = name(part);
        if (SEALED.contains(type)) {
            notes.add(IncomingMail.Note.UNREADABLE);
        }
        boolean read = name.isEmpty() && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
        if (read && type.equals("text/plain")) {
            text(Wording.text(content(part), part.getContentType()));
        } else if (read && type.equals("text/html")) {
            text(HtmlText.of(Wording.text(content(part), part.getContentType())));
        } else {
            keep(part, type, name);
        }
    }

    private void keep(Part part, String type, String name) throws MessagingException, IOException {
        boolean signature = SIGNATURES.contains(type);
        String shown = name.isEmpty() ? unnamed(type) : name;
        byte[] content = content(part);
        if (content.length > largestPart) {
            keptOut.add(shown);
        } else if (content.length > 0) {
            keep(new IncomingMail.Part(shown, type, content, signature));
        }
    }

    private void keep(IncomingMail.Part file) {
        if (files.size() < mostParts) {
            files.add(file);
        } else {
            keptOut.add(file.name());
        }
    }

    private String unnamed(String type) {
        int number = files.size() + keptOut.size() + 1;
        return switch (type) {
            case "message/rfc822" -> "mail-" + number + ".eml";
            case "text/plain" -> "text-" + number + ".txt";
            case "application/pkcs7-signature", "application/x-pkcs7-signature" -> "smime.p7s";
            case "application/pgp-signature" -> "signature.asc";
            default -> "file-" + number;
        };
    }

    private void text(String read) {
        if (!read.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(read);
        }
    }

    private static List<BodyPart> children(Part part) throws MessagingException, IOException {
        Multipart multipart = new MimeMultipart(new ByteArrayDataSource(raw(part), part.getContentType()));
        List<BodyPart> children = new ArrayList<>();
        for (int i = 0; i < multipart.getCount(); i++) {
            children.add(multipart.getBodyPart(i));
        }
        return children;
    }

    private static byte[] raw(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** Decoded; when its encoding is broken, what comes before that. */
    private byte[] content(Part part) throws MessagingException, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (InputStream in = decoded(part)) {
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0 && content.size() <= largestPart; read = in.read(some)) {
                content.write(some, 0, read);
            }
        } catch (IOException broken) {
            notes.add(IncomingMail.Note.DAMAGED);
        }
        return content.toByteArray();
    }

    /** An unknown transfer encoding is none. */
    private InputStream decoded(Part part) throws MessagingException, IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException | IOException unknown) {
            notes.add(IncomingMail.Note.DAMAGED);
            return part instanceof jakarta.mail.internet.MimeBodyPart body
                    ? body.getRawInputStream()
                    : ((jakarta.mail.internet.MimeMessage) part).getRawInputStream();
        }
    }

    private static String type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (ParseException | NullPointerException broken) {
            return "text/plain";
        }
    }

    private static String disposition(Part part) {
        try {
            return String.valueOf(part.getDisposition());
        } catch (MessagingException broken) {
            return Part.ATTACHMENT;
        }
    }

    private static String name(Part part) {
        try {
            return part.getFileName() == null ? "" : Wording.header(part.getFileName());
        } catch (MessagingException broken) {
            return "file";
        }
    }
}
