package io.dueprocess.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Tells Tor Browser where the same page is reached without leaving the Tor network (header {@code Onion-Location}). */
class OnionLocation implements HeaderWriter {

    private static final String HEADER = "Onion-Location";

    private final String onion;

    /** @param onion scheme and host */
    OnionLocation(String onion) {
        this.onion = onion;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean thereAlready = request.getServerName().endsWith(".onion");
        if (!thereAlready) {
            String query = request.getQueryString();
            response.setHeader(HEADER, onion + request.getRequestURI() + (query == null ? "" : "?" + query));
        }
    }
}
