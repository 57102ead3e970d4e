package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.portal.Problems;
import io.dueprocess.portal.PublicPage;
import io.dueprocess.whistleblower.IncomingFiles;
import io.dueprocess.whistleblower.WhistleblowerReports;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing to the handlers, sending files, leaving and taking back contact details. */
@PublicPage
class InboxWritingController {

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_CONTACT = 5_000;

    private final WhistleblowerReports reports;
    private final ReporterSessions sessions;
    private final InboxPage page;
    private final Gate gate;
    private final UploadPlaces places;
    private final MessageSource messages;

    InboxWritingController(
            WhistleblowerReports reports,
            ReporterSessions sessions,
            InboxPage page,
            Gate gate,
            UploadPlaces places,
            MessageSource messages) {
        this.reports = reports;
        this.sessions = sessions;
        this.page = page;
        this.gate = gate;
        this.places = places;
        this.messages = messages;
    }

    /** @param again the reporter changes the language half-way: what was typed stays */
    @PostMapping("/report/inbox/message")
    String write(
            @RequestParam(required = false) String again,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        StreamedForm sent = StreamedForm.read(request);
        String text = Typed.text(sent.text("text"));
        Optional<ReporterSession> session = session(request, sent.text("token"));
        if (session.isEmpty()) {
            return ended(text, sent.drained(), model);
        }
        Problems problems = new Problems(messages, language);
        if (again == null) {
            if (text.length() > LONGEST_TEXT) {
                problems.add("text", "whistleblower.form.long", LONGEST_TEXT, text.length());
            } else if (session.get().once(sent.text("key"), () -> send(session.get(), sent, text, problems))) {
                sessions.use(request);
                return back("sent", language);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("problems", problems);
        model.addAttribute("text", text);
        model.addAttribute("filesLost", sent.drained() || problems.at("files") != null);
        return page.show(session.get(), model);
    }

    /** False when nothing was sent or it could not be taken; {@code problems} then says why. */
    private boolean send(ReporterSession session, StreamedForm sent, String text, Problems problems) {
        if (!places.take()) {
            problems.add("text", "whistleblower.form.full");
            return false;
        }
        boolean originals = sent.text("originals").equals("both");
        try (IncomingFiles files = reports.incoming(session.sealed(), originals)) {
            sent.files(files::receive);
            if (text.isBlank() && !files.any() && files.refused().isEmpty()) {
                problems.add("text", "whistleblower.inbox.empty");
                return false;
            }
            reports.write(session.sealed(), text, files);
            return true;
        } catch (IOException brokenOff) {
            problems.add("files", "whistleblower.form.broken-off");
            return false;
        } finally {
            places.leave();
        }
    }

    /** @param remove present when the details are to be deleted */
    @PostMapping("/report/inbox/contact")
    String contact(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(required = false) String remove,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<ReporterSession> session = session(request, token);
        if (session.isEmpty()) {
            return ended("", false, model);
        }
        if (remove != null) {
            reports.removeContact(session.get().sealed());
            return back("contact-removed", language);
        }
        Problems problems = new Problems(messages, language);
        String details = Typed.text(contact);
        if (details.isBlank()) {
            problems.add("contact", "whistleblower.inbox.contact.empty");
        } else if (details.length() > LONGEST_CONTACT) {
            problems.add("contact", "whistleblower.form.long", LONGEST_CONTACT, details.length());
        } else {
            reports.leaveContact(session.get().sealed(), details);
            return back("contact-left", language);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problems", problems);
        model.addAttribute("contact", details);
        return page.show(session.get(), model);
    }

    private Optional<ReporterSession> session(HttpServletRequest request, String token) {
        return sessions.use(request).filter(session -> session.sent(token));
    }

    private String ended(String text, boolean filesLost, Model model) {
        model.addAttribute("ended", true);
        model.addAttribute("filesLost", filesLost);
        return page.signIn(gate.pass(Gate.Door.CODE).text(), text, model);
    }

    private static String back(String done, Locale language) {
        return "redirect:/report/inbox?" + done + "&lang=" + language.getLanguage();
    }
}
