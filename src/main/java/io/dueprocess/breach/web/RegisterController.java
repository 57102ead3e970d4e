package io.dueprocess.breach.web;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.breach.BreachFacts;
import io.dueprocess.breach.BreachRegister;
import io.dueprocess.breach.Notified;
import io.dueprocess.breach.RegisterFilter;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.document.Pdf;
import io.dueprocess.node.StaffNode;
import io.dueprocess.portal.Downloads;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /breaches/register}: every breach with its figures, and as files for the authority (Art. 33(5)). */
@StaffNode
@Controller
@RequestMapping("/breaches/register")
class RegisterController {

    private static final Set<String> READERS = Set.of(Groups.DPO, Groups.MANAGERS, Groups.PRIVACY_TEAM);
    private static final String WHAT = "breach-register";

    private final BreachRegister register;
    private final Staff staff;
    private final Audit audit;
    private final Pdf pdf;
    private final MessageSource messages;
    private final Clock clock;
    private final String organisation;
    private final ZoneId zone;

    RegisterController(
            BreachRegister register,
            Staff staff,
            Audit audit,
            Pdf pdf,
            MessageSource messages,
            Clock clock,
            @Value("${dueprocess.organisation.name}") String organisation,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.register = register;
        this.staff = staff;
        this.audit = audit;
        this.pdf = pdf;
        this.messages = messages;
        this.clock = clock;
        this.organisation = organisation;
        this.zone = zone;
    }

    @GetMapping
    String page(
            @ModelAttribute("filter") RegisterFilter filter,
            @RequestParam(defaultValue = "1") int page,
            Locale language,
            Model model) {
        requireReader();
        audit.record(null, staff.currentUser(), AuditAction.READ, WHAT);
        model.addAttribute("register", register.page(filter, page, staff.currentReader()));
        model.addAttribute("words", words(language));
        model.addAttribute("causes", BreachFacts.Cause.values());
        model.addAttribute("levels", BreachFacts.Level.values());
        model.addAttribute("states", RegisterFilter.State.values());
        model.addAttribute("outcomes", Notified.values());
        return "breach/register";
    }

    /** What the filter finds, all pages of it. */
    @GetMapping("/register.{format:csv|xlsx|pdf}")
    void export(
            @PathVariable String format,
            @ModelAttribute("filter") RegisterFilter filter,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        requireReader();
        RegisterExport export = new RegisterExport(register.records(filter, staff.currentReader()), words(language));
        audit.record(
                null,
                staff.currentUser(),
                AuditAction.EXPORT,
                WHAT + " " + format + " breaches=" + export.records().size());
        byte[] content = switch (format) {
            case "csv" -> export.csv();
            case "xlsx" -> export.xlsx();
            default -> export.pdf(pdf, organisation);
        };
        String name = (filter.ofDrills() ? "breach-drills-" : "breach-register-")
                + LocalDate.ofInstant(clock.instant(), zone);
        Downloads.export(response, name, format, content);
    }

    private RegisterWords words(Locale language) {
        return new RegisterWords(messages, language, zone, clock.instant());
    }

    /** To all others the page does not exist. */
    private void requireReader() {
        if (staff.currentGroups().stream().noneMatch(READERS::contains)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
