package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.portal.PublicPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/** The one script; served here and not beside the styles, so that no date and no tag of it comes back to us. */
@PublicPage
class WaitScriptController {

    private final String script;

    WaitScriptController() throws IOException {
        script = new ClassPathResource("templates/whistleblower/wait.js").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(WaitingRoom.SCRIPT)
    ResponseEntity<String> script() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .body(script);
    }
}
