package io.dueprocess.portal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.apache.tika.Tika;

/** The allowed kinds of files. Name and content must agree; the content is judged by its bytes, not by what is said. */
final class FileTypes {

    private static final Tika TIKA = new Tika();
    private static final Pattern MAIL_HEADER = Pattern.compile("\\A[!-9;-~]{1,70}:\\s?\\S");

    /**
     * @param mediaType under which the file is stored
     * @param holds whether the content, of the type that Tika found, is of this kind
     */
    private record Kind(String mediaType, BiPredicate<String, byte[]> holds) {}

    private static final Kind JPEG = exactly("image/jpeg");
    private static final Kind HEIC = new Kind(
            "image/heic", (found, content) -> found.startsWith("image/heic") || found.startsWith("image/heif"));

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("pdf", exactly("application/pdf")),
            Map.entry("png", exactly("image/png")),
            Map.entry("jpg", JPEG),
            Map.entry("jpeg", JPEG),
            Map.entry("webp", exactly("image/webp")),
            Map.entry("heic", HEIC),
            Map.entry("heif", HEIC),
            Map.entry("txt", new Kind("text/plain", (found, content) -> text(found))),
            Map.entry(
                    "docx",
                    new Kind(
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                            FileTypes::wordDocument)),
            Map.entry("odt", exactly("application/vnd.oasis.opendocument.text")),
            Map.entry("eml", new Kind("message/rfc822", FileTypes::mail)));

    private FileTypes() {}

    static boolean allowed(String name) {
        return KINDS.containsKey(FileNames.extension(name));
    }

    /** The media type; empty when the kind is not allowed or the content is something else. */
    static Optional<String> mediaType(String name, byte[] content) {
        return Optional.ofNullable(KINDS.get(FileNames.extension(name)))
                .filter(kind -> kind.holds().test(TIKA.detect(content), content))
                .map(Kind::mediaType);
    }

    private static Kind exactly(String mediaType) {
        return new Kind(mediaType, (found, content) -> found.equals(mediaType));
    }

    private static boolean text(String found) {
        return found.startsWith("text/") || found.equals("message/rfc822");
    }

    private static boolean mail(String found, byte[] content) {
        return text(found)
                && MAIL_HEADER
                        .matcher(new String(content, 0, Math.min(content.length, 200), StandardCharsets.ISO_8859_1))
                        .find();
    }

    /** A ZIP whose directory names a Word document and no macros. */
    private static boolean wordDocument(String found, byte[] content) {
        if (!found.equals("application/zip") && !found.equals("application/x-tika-ooxml")) {
            return false;
        }
        String names = new String(content, StandardCharsets.ISO_8859_1);
        return names.contains("word/document.xml")
                && names.contains("[Content_Types].xml")
                && !names.contains("vbaProject.bin");
    }
}
