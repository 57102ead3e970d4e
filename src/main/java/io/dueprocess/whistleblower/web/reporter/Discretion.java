package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.language.Languages;
import io.dueprocess.portal.DiscreetPages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the use of the reporters' pages out of measurements and logs. A failure there is counted, in a counter without
 * labels, and otherwise goes unsaid: what a server writes about one bears a time and quotes what it failed on.
 */
@Configuration(proxyBeanMethods = false)
class Discretion {

    private static final String SECURITY = "spring.security.";

    /**
     * No request for these pages is measured, and nothing that the security filters would measure beside it, from which
     * the number of these requests could be had by subtraction.
     */
    @Bean
    ObservationPredicate reportersAreNotMeasured() {
        return (name, context) -> !name.startsWith(SECURITY)
                && !(context instanceof ServerRequestObservationContext request
                        && DiscreetPages.ask(request.getCarrier()));
    }

    @Bean
    Counter reportFailures() {
        return Counter.builder("dueprocess.report.failures")
                .description("Failures on the reporters' pages, which are logged nowhere")
                .register(Metrics.globalRegistry);
    }

    @Bean
    FilterRegistrationBean<Silence> silenceAboutReporters(Counter reportFailures, MessageSource messages) {
        FilterRegistrationBean<Silence> registration =
                new FilterRegistrationBean<>(new Silence(reportFailures, messages));
        registration.addUrlPatterns(DiscreetPages.PATH, DiscreetPages.PATH + "/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Stands before everything else: no exception gets past it to a server that would log it. */
    static final class Silence extends OncePerRequestFilter {

        private final byte[] page;
        private final Counter failures;

        Silence(Counter failures, MessageSource messages) {
            this.failures = failures;
            this.page = page(messages).getBytes(StandardCharsets.UTF_8);
        }

        /** In every language, since nothing can be asked any more of a page that failed. */
        private static String page(MessageSource messages) {
            StringBuilder html = new StringBuilder(
                    """
                    <!DOCTYPE html>
                    <html lang="en">
                    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                    <title>%s</title></head>
                    <body>
                    """.formatted(messages.getMessage("whistleblower.problem.500.title", null, Locale.ENGLISH)));
            for (Locale language : Languages.spoken()) {
                html.append("""
                        <div lang="%s">
                        <h1>%s</h1>
                        <p>%s %s</p>
                        <p><a href="/report?lang=%1$s">%s</a></p>
                        </div>
                        """.formatted(
                                language.getLanguage(),
                                messages.getMessage("whistleblower.problem.500.title", null, language),
                                messages.getMessage("whistleblower.problem.500", null, language),
                                messages.getMessage("whistleblower.problem.500.do", null, language),
                                messages.getMessage("whistleblower.about.link", null, language)));
            }
            return html.append("</body>\n</html>\n").toString();
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException {
            try {
                chain.doFilter(request, response);
            } catch (Exception | StackOverflowError | AssertionError failure) {
                failures.increment();
                if (!response.isCommitted()) {
                    answer(response);
                }
            }
        }

        private void answer(HttpServletResponse response) throws IOException {
            response.reset();
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Content-Security-Policy", "default-src 'none'");
            response.getOutputStream().write(page);
        }
    }
}
