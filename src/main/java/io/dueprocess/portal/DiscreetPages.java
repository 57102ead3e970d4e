package io.dueprocess.portal;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The reporters' pages, of whose use no trace is kept: no cookie that outlives the tab, no log line, no measurement (WBD
 * Art. 16, WBL § 25).
 */
public final class DiscreetPages {

    public static final String PATH = "/report";

    private DiscreetPages() {}

    /** Whether the request is for one of them. */
    public static boolean ask(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }
}
