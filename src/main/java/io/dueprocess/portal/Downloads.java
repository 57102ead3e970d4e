package io.dueprocess.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Files that leave the house: always downloads, never opened by the browser itself nor guessed at, and in no cache. */
public final class Downloads {

    private Downloads() {}

    /** Sets the headers; the content follows. */
    public static void head(HttpServletResponse response, String name, String mediaType) {
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    /** The same for content whose size is known, in bytes. */
    public static void head(HttpServletResponse response, String name, String mediaType, long size) {
        head(response, name, mediaType);
        response.setContentLengthLong(size);
    }

    /**
     * Sends a register or list.
     *
     * @param name without ending
     * @param format {@code csv}, {@code xlsx} or {@code pdf}; also the ending of the name
     */
    public static void export(HttpServletResponse response, String name, String format, byte[] content)
            throws IOException {
        String mediaType = switch (format) {
            case "csv" -> "text/csv; charset=UTF-8";
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            default -> "application/pdf";
        };
        head(response, name + "." + format, mediaType, content.length);
        response.getOutputStream().write(content);
    }
}
