package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.portal.Downloads;
import io.dueprocess.portal.PublicPage;
import io.dueprocess.whistleblower.WhistleblowerReports;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Files of the inbox; always as downloads that no browser opens by itself. */
@PublicPage
class InboxFileController {

    private final WhistleblowerReports reports;
    private final ReporterSessions sessions;

    InboxFileController(WhistleblowerReports reports, ReporterSessions sessions) {
        this.reports = reports;
        this.sessions = sessions;
    }

    /** Writes the file itself, or answers the name of a page. */
    @GetMapping("/report/inbox/files/{id}")
    String download(@PathVariable String id, Locale language, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<ReporterSession> session = sessions.use(request);
        if (session.isEmpty()) {
            return "redirect:/report/inbox?lang=" + language.getLanguage();
        }
        Attachment file = reports.file(session.get().sealed(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Downloads.head(response, file.name(), MediaType.APPLICATION_OCTET_STREAM_VALUE, file.size());
        reports.copyTo(session.get().sealed(), file, response.getOutputStream());
        return null;
    }
}
