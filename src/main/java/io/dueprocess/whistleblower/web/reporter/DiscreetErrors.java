package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.portal.DiscreetPages;
import io.micrometer.core.instrument.Counter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Every failure on a reporters' page becomes a page of ours, ahead of whoever would log it. */
@Component
class DiscreetErrors implements HandlerExceptionResolver, Ordered {

    private static final int CLIENT = 400;
    private static final int SERVER = 500;

    private final Counter reportFailures;

    DiscreetErrors(Counter reportFailures) {
        this.reportFailures = reportFailures;
    }

    @Override
    public int getOrder() {
        return -2; // ahead of the portal's
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (!DiscreetPages.ask(request)) {
            return null;
        }
        int status = status(failure);
        if (status >= SERVER) {
            reportFailures.increment();
        }
        if (response.isCommitted() || request.getAttribute(ProblemController.STATUS) != null) {
            return new ModelAndView(); // the answer is under way, or its page failed: there is nothing left to say
        }
        response.reset();
        request.setAttribute(ProblemController.STATUS, status);
        return new ModelAndView("forward:" + ProblemController.PATH);
    }

    private static int status(Exception failure) {
        if (failure instanceof ErrorResponse answer) {
            return answer.getStatusCode().value();
        }
        boolean unreadable = failure instanceof IOException || failure instanceof TypeMismatchException;
        return unreadable ? CLIENT : SERVER;
    }
}
