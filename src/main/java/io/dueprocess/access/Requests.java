package io.dueprocess.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** What a request is for. */
final class Requests {

    private static final String MODE = "Sec-Fetch-Mode";

    private Requests() {}

    /** Somebody opens a page, as opposed to a script that fetches something or a program that calls the API. */
    static boolean opensPage(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return false;
        }
        String mode = request.getHeader(MODE);
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return mode == null ? accept != null && accept.contains("text/html") : mode.equals("navigate");
    }

    /** A page of somebody else's makes the browser ask. */
    static boolean fromOtherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    /** A script on a page fetches something. */
    static boolean byScript(HttpServletRequest request) {
        return fromBrowser(request) && !opensPage(request);
    }

    /** Every browser of today says so, and no script can keep it from doing so. */
    static boolean fromBrowser(HttpServletRequest request) {
        return request.getHeader(MODE) != null;
    }
}
