package io.dueprocess.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Sends a browser to the error page where a program gets {@code application/problem+json}. */
@Component
class PageErrors implements HandlerExceptionResolver, Ordered {

    @Override
    public int getOrder() {
        return -1; // ahead of Spring's own
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception problem) {
        HttpStatus status = status(problem);
        if (status == null || !wantsPage(request) && !(problem instanceof MultipartException)) {
            return null; // Spring's own know the others, and would take a broken form for a fault of ours
        }
        try {
            response.sendError(status.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    /** Null for what is not a mistake of the client's. */
    private static HttpStatus status(Exception problem) {
        if (problem instanceof MaxUploadSizeExceededException) {
            return HttpStatus.PAYLOAD_TOO_LARGE;
        }
        if (problem instanceof MultipartException || problem instanceof TypeMismatchException) {
            return HttpStatus.BAD_REQUEST;
        }
        return problem instanceof ErrorResponse response
                ? HttpStatus.resolve(response.getStatusCode().value())
                : null;
    }
}
