package io.dueprocess.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;

/** Reads a public multipart form before Spring Security looks for the CSRF token in it. */
class PublicUploadFilter extends OncePerRequestFilter {

    private static final int RETRY_SECONDS = 30;

    private final MultipartResolver resolver;

    PublicUploadFilter(MultipartResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!resolver.isMultipart(request)) {
            chain.doFilter(request, response);
            return;
        }
        MultipartHttpServletRequest read;
        try {
            read = resolver.resolveMultipart(request);
        } catch (TooBusyException e) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        } catch (MaxUploadSizeExceededException e) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        } catch (MultipartException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        try {
            chain.doFilter(read, response);
        } finally {
            resolver.cleanupMultipart(read);
        }
    }
}
