package io.dueprocess.portal;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.language.Languages;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The privacy centre and what belongs to every public site. */
@PublicPage
class PublicPagesController {

    private static final int SECURITY_TXT_DAYS = 180;

    private final Clock clock;

    PublicPagesController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "portal/home";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "portal/privacy";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "portal/accessibility";
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> robots() {
        return ResponseEntity.ok("User-agent: *\nAllow: /$\nAllow: /privacy\nAllow: /accessibility\nDisallow: /\n");
    }

    /** RFC 9116; there is none without an address to write to. */
    @GetMapping(path = "/.well-known/security.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> securityTxt(@ModelAttribute("organisation") Catalogue.Controller organisation) {
        if (organisation.mail() == null) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok("""
                Contact: mailto:%s
                Expires: %s
                Preferred-Languages: %s
                """.formatted(
                        organisation.mail(),
                        clock.instant().truncatedTo(ChronoUnit.DAYS).plus(SECURITY_TXT_DAYS, ChronoUnit.DAYS),
                        Languages.spoken().stream().map(Locale::getLanguage).collect(Collectors.joining(", "))));
    }
}
