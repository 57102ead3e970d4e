package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.portal.Periods;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the reporter's may use beside the portal's layout. */
@ControllerAdvice(basePackageClasses = ReportLayout.class)
class ReportLayout {

    private final Periods periods;

    ReportLayout(Periods periods) {
        this.periods = periods;
    }

    /** Carried by every link, since no cookie remembers it. */
    @ModelAttribute("lang")
    String lang(Locale language) {
        return language.getLanguage();
    }

    @ModelAttribute("view")
    ReportView view(Locale language) {
        return new ReportView(language, periods);
    }
}
