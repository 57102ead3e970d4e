package io.dueprocess.portal;

import io.dueprocess.organisation.Logo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The organisation's picture, read at start. */
@Controller
class LogoController {

    private static final Duration KEPT = Duration.ofHours(1);

    private final Logo logo;

    /** @throws IOException when the file that is configured is not there any more */
    LogoController(@Value("${dueprocess.organisation.logo:}") String file) throws IOException {
        this.logo = file.isBlank() ? null : Logo.read(Path.of(file));
    }

    @GetMapping("/logo")
    ResponseEntity<byte[]> logo() {
        return logo == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(logo.type()))
                        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                        .body(logo.bytes());
    }
}
