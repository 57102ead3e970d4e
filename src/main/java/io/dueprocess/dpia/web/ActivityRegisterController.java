package io.dueprocess.dpia.web;

import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.document.Pdf;
import io.dueprocess.dpia.ActivityRegister;
import io.dueprocess.dpia.ActivityRow;
import io.dueprocess.dpia.DataProtectionOfficer;
import io.dueprocess.engine.Refused;
import io.dueprocess.node.StaffNode;
import io.dueprocess.portal.Downloads;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** {@code /processing-activities}: the register of Art. 30(1), its files, and the way to an impact assessment. */
@StaffNode
@Controller
@RequestMapping("/processing-activities")
class ActivityRegisterController {

    private static final String WHAT = "processing-register";

    private final ActivityRegister register;
    private final DataProtectionOfficer officer;
    private final Staff staff;
    private final Audit audit;
    private final Pdf pdf;
    private final MessageSource messages;
    private final Clock clock;
    private final String organisation;
    private final ZoneId zone;

    ActivityRegisterController(
            ActivityRegister register,
            DataProtectionOfficer officer,
            Staff staff,
            Audit audit,
            Pdf pdf,
            MessageSource messages,
            Clock clock,
            @Value("${dueprocess.organisation.name}") String organisation,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.register = register;
        this.officer = officer;
        this.staff = staff;
        this.audit = audit;
        this.pdf = pdf;
        this.messages = messages;
        this.clock = clock;
        this.organisation = organisation;
        this.zone = zone;
    }

    @GetMapping
    String page(Locale language, Model model) {
        requireOneOf(ActivityRegister.READERS);
        audit.record(null, staff.currentUser(), AuditAction.READ, WHAT);
        return show(null, language, model);
    }

    /** Begins an assessment and opens its case; while another is being worked on, the page says so. */
    @PostMapping("/{id}/assessment")
    String start(@PathVariable String id, Locale language, Model model, HttpServletResponse response) {
        requireOneOf(ActivityRegister.STARTERS);
        try {
            return "redirect:/cases/" + register.start(id, staff.currentUser());
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(messages.getMessage(refused.code(), null, language), language, model);
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private String show(String refused, Locale language, Model model) {
        model.addAttribute("rows", register.rows(staff.currentReader(), language));
        model.addAttribute("words", words(language));
        model.addAttribute("controller", controller());
        model.addAttribute("officer", officer.line());
        model.addAttribute("refused", refused);
        model.addAttribute("starter", isOneOf(ActivityRegister.STARTERS));
        return "dpia/register";
    }

    @GetMapping("/register.{format:csv|xlsx|pdf}")
    void export(@PathVariable String format, Locale language, HttpServletResponse response) throws IOException {
        requireOneOf(ActivityRegister.READERS);
        List<ActivityRow> rows = register.rows(staff.currentReader(), language);
        ActivityExport export = new ActivityExport(rows, words(language), controller(), officer.line());
        audit.record(null, staff.currentUser(), AuditAction.EXPORT, WHAT + " " + format + " activities=" + rows.size());
        byte[] content = switch (format) {
            case "csv" -> export.csv();
            case "xlsx" -> export.xlsx();
            default -> export.pdf(pdf, organisation);
        };
        String name = "processing-activities-" + LocalDate.ofInstant(clock.instant(), zone);
        Downloads.export(response, name, format, content);
    }

    /** Name, registration and contact point on a line. */
    private String controller() {
        return register.controller().map(ActivityRegisterController::line).orElse(organisation);
    }

    private static String line(Catalogue.Controller one) {
        return Stream.of(one.name(), one.registration(), one.address(), one.mail(), one.phone())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private ActivityWords words(Locale language) {
        return new ActivityWords(messages, language, zone, clock.instant());
    }

    private boolean isOneOf(Set<String> groups) {
        return staff.currentGroups().stream().anyMatch(groups::contains);
    }

    /** To all others the page does not exist. */
    private void requireOneOf(Set<String> groups) {
        if (!isOneOf(groups)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
