package io.dueprocess.portal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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
                            (found, content) -> officeDocument(found, content, "word/document.xml"))),
            Map.entry("odt", exactly("application/vnd.oasis.opendocument.text")),
            Map.entry("eml", new Kind("message/rfc822", FileTypes::mail)));

    /** What else staff may add: exports of systems of record. */
    private static final Map<String, Kind> EXPORTS = Map.of(
            "csv", new Kind("text/csv", (found, content) -> text(found)),
            "json", new Kind("application/json", (found, content) -> text(found) || found.equals("application/json")),
            "xlsx",
                    new Kind(
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            (found, content) -> officeDocument(found, content, "xl/workbook.xml")),
            "ods", exactly("application/vnd.oasis.opendocument.spreadsheet"));

    private final Map<String, Kind> kinds;

    private FileTypes(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /** What the public may send. */
    static FileTypes documents() {
        return new FileTypes(KINDS);
    }

    /** What staff may add. */
    static FileTypes documentsAndExports() {
        Map<String, Kind> all = new HashMap<>(KINDS);
        all.putAll(EXPORTS);
        return new FileTypes(all);
    }

    boolean allows(String name) {
        return kinds.containsKey(FileNames.extension(name));
    }

    /** The media type; empty when the kind is not allowed or the content is something else. */
    Optional<String> mediaType(String name, byte[] content) {
        return Optional.ofNullable(kinds.get(FileNames.extension(name)))
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

    /** A ZIP whose directory names the document's main part and no macros. */
    private static boolean officeDocument(String found, byte[] content, String mainPart) {
        if (!found.equals("application/zip") && !found.equals("application/x-tika-ooxml")) {
            return false;
        }
        String names = new String(content, StandardCharsets.ISO_8859_1);
        return names.contains(mainPart) && names.contains("[Content_Types].xml") && !names.contains("vbaProject.bin");
    }
}
