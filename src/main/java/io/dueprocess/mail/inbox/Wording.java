package io.dueprocess.mail.inbox;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes and headers as text, whatever is said or not said about their encoding. */
final class Wording {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Wording() {}

    /** Text of a part: as its type says, else UTF-8, else as Western mail programs of old wrote it. */
    static String text(byte[] bytes, String contentType) {
        String text = charset(contentType)
                .flatMap(said -> decode(bytes, said))
                .or(() -> decode(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(bytes, WINDOWS));
        return clean(text);
    }

    /** A header's text (RFC 2047); bytes that should not be there are taken as UTF-8 if they are. */
    static String header(String raw) {
        if (raw == null) {
            return "";
        }
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        String plain = raw.chars().anyMatch(c -> c > 127)
                ? decode(bytes, StandardCharsets.UTF_8).orElse(raw)
                : raw;
        return line(words(MimeUtility.unfold(plain)));
    }

    private static String words(String text) {
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException unknown) {
            return text;
        }
    }

    /** One line: what breaks lines or is not to be seen becomes a space. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\u2028\\u2029]+", " ").strip();
    }

    /** Lines end with a line feed; nothing is in the text that no keyboard has. */
    static String clean(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}\\p{Cs}\\ufeff&&[^\\n\\t]]", "")
                .strip();
    }

    private static Optional<Charset> charset(String contentType) {
        try {
            String name = new ContentType(contentType).getParameter("charset");
            return name == null ? Optional.empty() : Optional.of(Charset.forName(MimeUtility.javaCharset(name)));
        } catch (ParseException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
