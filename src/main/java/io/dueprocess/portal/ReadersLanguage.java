package io.dueprocess.portal;

import io.dueprocess.language.Languages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * What the reader chose ({@code ?lang=da}, kept in a cookie), else what the browser asks for, of the languages that we speak: on
 * the public pages all of them, on the pages for staff those in which there are texts for staff.
 */
final class ReadersLanguage implements LocaleResolver {

    static final String PARAMETER = "lang";

    private static final String COOKIE = "language";
    private static final String CHOSEN = ReadersLanguage.class.getName() + ".chosen";
    private static final Pattern PUBLIC = Pattern.compile("/|/(privacy|accessibility|requests|consent|report)(/.*)?");
    private static final Duration KEPT = Duration.ofDays(365);

    private static Optional<Locale> spoken(String code, HttpServletRequest request) {
        return Languages.of(code).filter(language -> Languages.isForStaff(language) || isPublic(request));
    }

    /** Where people outside read; an error is shown in the language of the page on which it arose. */
    private static boolean isPublic(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        return PUBLIC.matcher(path).matches();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
            return chosen;
        }
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .flatMap(code -> spoken(code, request))
                .orElseGet(() -> asked(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (locale == null || spoken(locale.getLanguage(), request).isEmpty()) {
            return;
        }
        request.setAttribute(CHOSEN, Languages.of(locale.getLanguage()).orElseThrow());
        if (DiscreetPages.ask(request)) {
            return; // their links carry the language
        }
        ResponseCookie cookie = ResponseCookie.from(COOKIE, locale.getLanguage())
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Locale asked(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> spoken(locale.getLanguage(), request).stream())
                .findFirst()
                .orElse(Languages.ENGLISH);
    }
}
