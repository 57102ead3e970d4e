package io.dueprocess.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Danish or English: what the reader chose ({@code ?lang=da}, kept in a cookie), else what the browser asks for. */
public final class Languages implements LocaleResolver {

    public static final Locale DANISH = Locale.forLanguageTag("da");
    public static final Locale ENGLISH = Locale.ENGLISH;

    static final String PARAMETER = "lang";

    private static final String COOKIE = "language";
    private static final String CHOSEN = Languages.class.getName() + ".chosen";
    private static final Duration KEPT = Duration.ofDays(365);
    private static final List<Locale> SPOKEN = List.of(DANISH, ENGLISH);

    /** The language named, if it is one of ours. */
    public static Optional<Locale> of(String tag) {
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(tag))
                .findFirst();
    }

    static Locale other(Locale language) {
        return language.getLanguage().equals(DANISH.getLanguage()) ? ENGLISH : DANISH;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
            return chosen;
        }
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .flatMap(Languages::of)
                .orElseGet(() -> asked(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (locale == null || of(locale.getLanguage()).isEmpty()) {
            return;
        }
        request.setAttribute(CHOSEN, of(locale.getLanguage()).orElseThrow());
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
                .flatMap(locale -> of(locale.getLanguage()).stream())
                .findFirst()
                .orElse(ENGLISH);
    }
}
