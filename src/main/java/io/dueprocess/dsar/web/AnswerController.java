package io.dueprocess.dsar.web;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.dsar.RequestStatus;
import io.dueprocess.portal.Downloads;
import io.dueprocess.portal.PublicPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The download of the answer, as long as it may be downloaded. */
@PublicPage
class AnswerController {

    private final DsarRequests requests;
    private final PersonSession session;

    AnswerController(DsarRequests requests, PersonSession session) {
        this.requests = requests;
        this.session = session;
    }

    /** Writes the file itself, or answers the name of a page. */
    @GetMapping("/requests/status/files/{id}")
    String download(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        Optional<String> caseId = session.use(request);
        if (caseId.isEmpty()) {
            return "redirect:/requests/status";
        }
        Optional<Attachment> answer = requests.answer(caseId.get(), id);
        if (answer.isEmpty()) {
            return gone(caseId.get(), response, model);
        }
        Attachment file = answer.get();
        Downloads.head(response, file.name(), file.mediaType(), file.size());
        requests.copyTo(file, response.getOutputStream());
        return null;
    }

    private String gone(String caseId, HttpServletResponse response, Model model) {
        RequestStatus status;
        try {
            status = requests.status(caseId);
        } catch (NoSuchElementException deleted) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (status.answerUntil() == null || !status.answers().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("until", status.answerUntil());
        return "dsar/answer-gone";
    }
}
