package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.portal.Problems;
import io.dueprocess.portal.PublicPage;
import io.dueprocess.whistleblower.Danger;
import io.dueprocess.whistleblower.IncomingFiles;
import io.dueprocess.whistleblower.Question;
import io.dueprocess.whistleblower.Receipt;
import io.dueprocess.whistleblower.Relation;
import io.dueprocess.whistleblower.WhistleblowerReports;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What one should know before reporting (WBL § 13), and the form. */
@PublicPage
class ReportController {

    private final WhistleblowerReports reports;
    private final Gate gate;
    private final WaitingRoom waiting;
    private final UploadPlaces places;
    private final MessageSource messages;
    private final Period retention;

    ReportController(
            WhistleblowerReports reports,
            Gate gate,
            WaitingRoom waiting,
            UploadPlaces places,
            MessageSource messages,
            @Value("${dueprocess.whistleblower.retention:P2M}") Period retention) {
        this.reports = reports;
        this.gate = gate;
        this.waiting = waiting;
        this.places = places;
        this.messages = messages;
        this.retention = retention;
    }

    @GetMapping("/report")
    String about(Model model) {
        model.addAttribute("handlers", reports.handlers());
        model.addAttribute("retention", retention);
        return "whistleblower/about";
    }

    @GetMapping("/report/new")
    String form(@RequestParam(defaultValue = "") String pass, HttpServletResponse response, Model model) {
        if (reports.handlers().isEmpty()) {
            return about(model);
        }
        if (gate.busy(Gate.Door.SUBMIT) && !gate.good(Gate.Door.SUBMIT, pass)) {
            return waiting.show(Gate.Door.SUBMIT, "/report/new", response, model);
        }
        return show(ReportForm.empty(reports.token(), pass), model);
    }

    /** @param again the reporter changes the language half-way: everything typed stays */
    @PostMapping("/report/new")
    String submit(
            @RequestParam(required = false) String again,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        StreamedForm sent = StreamedForm.read(request);
        ReportForm form = ReportForm.of(sent);
        Optional<Receipt> before = reports.genuine(form.token()) ? reports.receipt(form.token()) : Optional.empty();
        if (before.isPresent()) {
            sent.drained();
            return ReceiptController.show(form.token(), before.get(), model);
        }
        Problems problems = new Problems(messages, language);
        if (again == null) {
            Optional<Receipt> receipt = submit(sent, form, problems, language, response);
            if (receipt.isPresent()) {
                return ReceiptController.show(form.token(), receipt.get(), model);
            }
        }
        model.addAttribute("problems", problems);
        model.addAttribute("filesLost", filesLost(sent, problems));
        return show(form, model);
    }

    private Optional<Receipt> submit(
            StreamedForm sent, ReportForm form, Problems problems, Locale language, HttpServletResponse response) {
        form.check(problems);
        if (!reports.genuine(form.token())) {
            problems.add(Question.WHAT.name(), "whistleblower.form.stale");
        }
        if (!reports.readable(form.content())) {
            problems.add("mustNotHandle", "whistleblower.form.nobody-left");
        }
        if (!problems.none()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return Optional.empty();
        }
        Duration wait = gate.enter(Gate.Door.SUBMIT, form.pass());
        if (!wait.isZero()) {
            waiting.say(wait, Question.WHAT.name(), problems, response);
            return Optional.empty();
        }
        if (!places.take()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            problems.add(Question.WHAT.name(), "whistleblower.form.full");
            return Optional.empty();
        }
        try (IncomingFiles files = reports.incoming(form.originals())) {
            sent.files(files::receive);
            return Optional.of(reports.submit(form.report(language), files));
        } catch (WhistleblowerReports.NobodyLeft e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            problems.add("mustNotHandle", "whistleblower.form.nobody-left");
        } catch (IOException brokenOff) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            problems.add("files", "whistleblower.form.broken-off");
        } finally {
            places.leave();
        }
        return Optional.empty();
    }

    /** Files can't be put back into a form; what is left of them is read, or the browser would not read our answer. */
    private static boolean filesLost(StreamedForm sent, Problems problems) {
        try {
            return sent.drained() || problems.at("files") != null;
        } catch (IOException brokenOff) {
            return true;
        }
    }

    private String show(ReportForm form, Model model) {
        String token = reports.genuine(form.token()) ? form.token() : reports.token();
        String pass = gate.knows(form.pass())
                ? form.pass()
                : gate.pass(Gate.Door.SUBMIT).text();
        model.addAttribute("form", form.with(token, pass));
        model.addAttribute("handlers", reports.handlers());
        model.addAttribute("relations", Relation.values());
        model.addAttribute("dangers", Danger.values());
        model.addAttribute("mostFiles", IncomingFiles.MOST);
        model.addAttribute("mostMegabytes", IncomingFiles.LARGEST / 1024 / 1024);
        model.addAttribute("keepsForm", "form");
        model.addAttribute("keepsFormAt", "/report/new");
        return "whistleblower/new";
    }
}
