package io.dueprocess.portal;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.language.Languages;
import io.dueprocess.node.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What every public page's template may use. */
@ControllerAdvice(annotations = PublicPage.class, assignableTypes = ErrorController.class)
class PublicLayout {

    private final SystemsOfRecord systems;
    private final Catalogue.Controller nameOnly;
    private final ZoneId zone;
    private final Period kept;
    private final Duration downloadable;
    private final Periods periods;
    private final boolean servesPublic;
    private final boolean logo;

    PublicLayout(
            SystemsOfRecord systems,
            @Value("${dueprocess.organisation.name}") String name,
            @Value("${dueprocess.zone}") ZoneId zone,
            @Value("${dueprocess.dsar.retention:P3Y}") Period kept,
            @Value("${dueprocess.dsar.answer-available:P30D}") Duration downloadable,
            Periods periods,
            Environment settings) {
        this.systems = systems;
        this.nameOnly = new Catalogue.Controller(name, null, null, null, null);
        this.zone = zone;
        this.kept = kept;
        this.downloadable = downloadable;
        this.periods = periods;
        this.logo = !settings.getProperty("dueprocess.organisation.logo", "").isBlank();
        this.servesPublic = Role.of(settings).servesPublic();
    }

    /** The organisation; nothing but its name while there is no data map. */
    @ModelAttribute("organisation")
    Catalogue.Controller organisation() {
        Catalogue.Controller controller = systems.catalogue().controller();
        return controller == null ? nameOnly : controller;
    }

    /** How long a closed request is kept. */
    @ModelAttribute("kept")
    String kept(Locale language) {
        return periods.of(kept, language);
    }

    /** How long an answer can be downloaded. */
    @ModelAttribute("downloadable")
    String downloadable(Locale language) {
        return periods.of(downloadable, language);
    }

    /** Whether the organisation has a picture to show. */
    @ModelAttribute("logo")
    boolean logo() {
        return logo;
    }

    /** Whether the portal's other pages are here to be linked to; a staff node has but the error pages. */
    @ModelAttribute("portal")
    boolean portal() {
        return servesPublic;
    }

    /** The supervisory authority, or null while there is no data map. */
    @ModelAttribute("authority")
    Catalogue.Authority authority() {
        return systems.catalogue().authority();
    }

    @ModelAttribute("dates")
    Dates dates(Locale language) {
        return new Dates(language, zone);
    }

    /** What a page offers of another language. */
    public record OtherLanguage(String code, String name, String link) {}

    /** The same address in the other languages, as links relative to the page. */
    @ModelAttribute("otherLanguages")
    List<OtherLanguage> otherLanguages(HttpServletRequest request, Locale language) {
        return Languages.spoken().stream()
                .filter(other -> !other.getLanguage().equals(language.getLanguage()))
                .map(other -> new OtherLanguage(
                        other.getLanguage(), Languages.name(other), link(request, other.getLanguage())))
                .toList();
    }

    private static String link(HttpServletRequest request, String code) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .replaceQueryParam(ReadersLanguage.PARAMETER, code)
                .build()
                .toUriString();
    }

    /** All languages, English first. */
    @ModelAttribute("languages")
    List<OtherLanguage> languages() {
        return Languages.spoken().stream()
                .map(one -> new OtherLanguage(one.getLanguage(), Languages.name(one), null))
                .toList();
    }

    /** An article of the GDPR, given the English way, as the reader's language writes it. */
    @ModelAttribute("law")
    Law law(Locale language) {
        return new Law(language);
    }

    /** How a language writes of the law. */
    public record Law(Locale language) {

        /** Such as {@code GDPR, artikel 7, stk. 3}. */
        public String article(String english) {
            return Languages.word(language, "law") + " " + Languages.article(english, language);
        }
    }
}
