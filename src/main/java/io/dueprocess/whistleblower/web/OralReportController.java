package io.dueprocess.whistleblower.web;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.KeyRing;
import io.dueprocess.engine.Refused;
import io.dueprocess.node.StaffNode;
import io.dueprocess.whistleblower.Danger;
import io.dueprocess.whistleblower.Handler;
import io.dueprocess.whistleblower.NewReport;
import io.dueprocess.whistleblower.OralRecord;
import io.dueprocess.whistleblower.OralReports;
import io.dueprocess.whistleblower.Question;
import io.dueprocess.whistleblower.Receipt;
import io.dueprocess.whistleblower.Relation;
import io.dueprocess.whistleblower.WhistleblowerReports;
import io.dueprocess.whistleblower.WhistleblowerReports.NobodyLeft;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /cases/new-report}: a handler enters a report that was told orally, and hands over the receipt code. */
@StaffNode
@Controller
@RequestMapping("/cases/new-report")
class OralReportController {

    private static final String FORM = "whistleblower/oral";

    private final OralReports oral;
    private final WhistleblowerReports reports;
    private final Staff staff;
    private final MessageSource messages;

    OralReportController(OralReports oral, WhistleblowerReports reports, Staff staff, MessageSource messages) {
        this.oral = oral;
        this.reports = reports;
        this.staff = staff;
        this.messages = messages;
    }

    @GetMapping
    String form(Locale language, HttpServletResponse response, Model model) {
        requireHandler();
        MultiValueMap<String, String> empty = new LinkedMultiValueMap<>();
        empty.add("token", reports.token());
        empty.add("language", language.getLanguage());
        empty.add("relation", Relation.UNSAID.name());
        empty.add("danger", Danger.UNKNOWN.name());
        return show(new OralForm(empty), List.of(), response, model);
    }

    @PostMapping
    String submit(
            @RequestParam MultiValueMap<String, String> typed,
            Locale language,
            HttpServletResponse response,
            Model model) {
        requireHandler();
        OralForm form = new OralForm(typed);
        if (!reports.genuine(form.value("token"))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        List<String> wrong =
                form.problems(reports.handlers().stream().map(Handler::id).collect(Collectors.toSet()));
        if (KeyRing.handler().isEmpty()) {
            return again(form, "whistleblower.oral.locked", language, response, model);
        }
        if (!wrong.isEmpty()) {
            List<String> texts = wrong.stream()
                    .map(field ->
                            messages.getMessage("whistleblower.oral.problem." + field, null, text(language), language))
                    .toList();
            return show(form, texts, response, model);
        }
        try {
            NewReport report =
                    new NewReport(form.value("token"), form.report(), form.value("contact"), form.language());
            Receipt receipt = oral.submit(
                    report, form.record(staff.currentUser()), form.receivedOn().orElseThrow());
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            model.addAttribute("code", receipt.code().shown());
            return "whistleblower/oral-received";
        } catch (NobodyLeft nobody) {
            return again(form, "whistleblower.oral.nobody-left", language, response, model);
        } catch (Refused refused) {
            return again(form, refused.code(), language, response, model);
        }
    }

    private String text(Locale language) {
        return messages.getMessage("whistleblower.oral.problem", null, language);
    }

    private String again(OralForm form, String code, Locale language, HttpServletResponse response, Model model) {
        return show(form, List.of(messages.getMessage(code, null, language)), response, model);
    }

    private String show(OralForm form, List<String> problems, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("unlocked", KeyRing.handler().isPresent());
        model.addAttribute("handlers", reports.handlers());
        model.addAttribute("questions", Question.values());
        model.addAttribute("relations", Relation.values());
        model.addAttribute("dangers", Danger.values());
        model.addAttribute("ways", OralRecord.Way.values());
        model.addAttribute("recordings", OralRecord.Recording.values());
        model.addAttribute("checks", OralRecord.Checked.values());
        return FORM;
    }

    /** To all others the page does not exist. */
    private void requireHandler() {
        if (!staff.currentGroups().contains(Groups.WHISTLEBLOWER_HANDLERS)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
