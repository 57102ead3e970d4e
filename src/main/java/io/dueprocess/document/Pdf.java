package io.dueprocess.document;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Renders {@code templates/documents/<template>.html} (Thymeleaf) as a tagged PDF/UA with embedded fonts. */
@Service
public class Pdf {

    /** @param model values for the template; they are text, never evaluated, and anything in them is escaped */
    public byte[] render(String template, Locale language, Map<String, Object> model) {
        throw new UnsupportedOperationException();
    }
}
