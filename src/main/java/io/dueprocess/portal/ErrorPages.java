package io.dueprocess.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** One friendly page per kind of error: what happened, what was kept, what to do. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages implements ErrorViewResolver {

    private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 413, 429, 503);

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return new ModelAndView("portal/error", Map.of("error", code(status)), status);
    }

    /** Under which the texts are found: {@code portal.error.<code>.title} and {@code .text}. */
    private static String code(HttpStatus status) {
        if (EXPLAINED.contains(status.value())) {
            return String.valueOf(status.value());
        }
        return status.is4xxClientError() ? "400" : "500";
    }
}
