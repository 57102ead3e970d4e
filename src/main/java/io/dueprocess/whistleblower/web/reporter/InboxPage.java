package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.whistleblower.IncomingFiles;
import io.dueprocess.whistleblower.WhistleblowerReports;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills in the inbox's pages. */
@Component
class InboxPage {

    private final WhistleblowerReports reports;

    InboxPage(WhistleblowerReports reports) {
        this.reports = reports;
    }

    /** Throws NoSuchElementException when the case was deleted. */
    String show(ReporterSession session, Model model) {
        model.addAttribute("inbox", reports.inbox(session.sealed()));
        model.addAttribute("token", session.token());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("mostFiles", IncomingFiles.MOST);
        model.addAttribute("mostMegabytes", IncomingFiles.LARGEST / 1024 / 1024);
        model.addAttribute("keepsForm", "form");
        model.addAttribute("keepsFormAt", "/report/inbox/message");
        return "whistleblower/inbox";
    }

    /** @param text a message that is taken along, or empty */
    String signIn(String pass, String text, Model model) {
        model.addAttribute("pass", pass);
        model.addAttribute("text", Typed.text(text));
        return "whistleblower/sign-in";
    }
}
