package io.dueprocess.portal;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** The files of a public form: sound ones are accepted, the others named with what is wrong. */
public final class Uploads {

    /** A file that passed: small enough, of an allowed type by name and by content, and with a harmless name. */
    public record Accepted(String name, String mediaType, byte[] content) {}

    private Uploads() {}

    /** The files that a person sent under the field's name; each problem goes to that field. */
    public static List<Accepted> check(ServletRequest request, String field, Problems problems) {
        return check(request, field, problems, FileTypes.documents());
    }

    /** The same for staff, who may also add exports of systems, such as spreadsheets. */
    public static List<Accepted> checkFromStaff(ServletRequest request, String field, Problems problems) {
        return check(request, field, problems, FileTypes.documentsAndExports());
    }

    private static List<Accepted> check(ServletRequest request, String field, Problems problems, FileTypes types) {
        MultipartRequest multipart = WebUtils.getNativeRequest(request, MultipartRequest.class);
        List<Accepted> accepted = new ArrayList<>();
        boolean tooMany = false;
        for (MultipartFile file : multipart == null ? List.<MultipartFile>of() : multipart.getFiles(field)) {
            if (fate(file) == MemoryFile.Fate.TOO_MANY) {
                tooMany = true;
            } else {
                check(file, field, problems, types, accepted);
            }
        }
        if (tooMany) {
            problems.add(field, "portal.upload.too-many", MemoryMultipartResolver.MAX_FILES);
        }
        return accepted;
    }

    /** A file that came another way, if it is such as the public may send. */
    public static Optional<Accepted> sound(String name, byte[] content) {
        boolean fits = content.length > 0 && content.length <= MemoryMultipartResolver.MAX_FILE;
        return fits && FileNames.sound(name)
                ? FileTypes.documents().mediaType(name, content).map(type -> new Accepted(name, type, content))
                : Optional.empty();
    }

    /** A name as it can be shown: without tricks, and shortened. */
    public static String printable(String name) {
        return FileNames.printable(name);
    }

    /** Whether files were sent under the field's name, sound or not. */
    public static boolean any(ServletRequest request, String field) {
        MultipartRequest multipart = WebUtils.getNativeRequest(request, MultipartRequest.class);
        return multipart != null && !multipart.getFiles(field).isEmpty();
    }

    private static void check(
            MultipartFile file, String field, Problems problems, FileTypes types, List<Accepted> accepted) {
        String name = String.valueOf(file.getOriginalFilename());
        String shown = FileNames.printable(name);
        if (fate(file) == MemoryFile.Fate.TOO_LARGE) {
            problems.add(field, "portal.upload.too-large", shown, MemoryMultipartResolver.MAX_FILE / 1024 / 1024);
        } else if (!FileNames.sound(name)) {
            problems.add(field, "portal.upload.name", shown);
        } else if (file.isEmpty()) {
            problems.add(field, "portal.upload.empty", shown);
        } else {
            byte[] content = bytes(file);
            types.mediaType(name, content)
                    .ifPresentOrElse(
                            type -> accepted.add(new Accepted(name, type, content)),
                            () -> problems.add(
                                    field, types.allows(name) ? "portal.upload.content" : "portal.upload.type", shown));
        }
    }

    private static MemoryFile.Fate fate(MultipartFile file) {
        return file instanceof MemoryFile kept ? kept.fate() : MemoryFile.Fate.KEPT;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
