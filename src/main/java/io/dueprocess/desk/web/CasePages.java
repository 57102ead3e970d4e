package io.dueprocess.desk.web;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.desk.CaseDesk;
import io.dueprocess.desk.CaseSummary;
import io.dueprocess.node.StaffNode;
import io.dueprocess.portal.Dates;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk's own pages: the list of cases, and the shell into which a script renders a case. */
@StaffNode
@Controller
class CasePages {

    private static final int SHOWN = 200;

    /** Groups that may see the register of breaches. */
    private static final Set<String> REGISTER = Set.of(Groups.DPO, Groups.MANAGERS, Groups.PRIVACY_TEAM);

    /** Groups that may see the register of processing activities. */
    private static final Set<String> ACTIVITIES = Set.of(
            Groups.DPO, Groups.MANAGERS, Groups.PRIVACY_TEAM, Groups.BUSINESS_OWNER, Groups.LEGAL, Groups.IT_SECURITY);

    private final CaseDesk desk;
    private final Staff staff;
    private final ZoneId zone;

    CasePages(CaseDesk desk, Staff staff, @Value("${dueprocess.zone}") ZoneId zone) {
        this.desk = desk;
        this.staff = staff;
        this.zone = zone;
    }

    /** A reference that is known leads straight to its case. */
    @GetMapping("/cases")
    String list(@RequestParam(required = false) String reference, Locale language, Model model) {
        if (reference != null && !reference.isBlank()) {
            Optional<CaseSummary> found = desk.byReference(reference, language);
            if (found.isPresent()) {
                return "redirect:/cases/" + found.get().id();
            }
            model.addAttribute("unknown", true);
        }
        List<CaseSummary> cases = desk.list(SHOWN, language);
        model.addAttribute("cases", cases);
        model.addAttribute("more", cases.size() == SHOWN);
        boolean handler = staff.currentGroups().contains(Groups.WHISTLEBLOWER_HANDLERS);
        model.addAttribute("handler", handler);
        model.addAttribute(
                "figures",
                !handler && staff.currentGroups().stream().anyMatch(Set.of(Groups.DPO, Groups.MANAGERS)::contains));
        model.addAttribute("register", staff.currentGroups().stream().anyMatch(REGISTER::contains));
        model.addAttribute("activities", staff.currentGroups().stream().anyMatch(ACTIVITIES::contains));
        model.addAttribute("dates", new Dates(language, zone));
        return "desk/cases";
    }

    /** Holds nothing of the case: the script asks the API, which asks who is reading. */
    @GetMapping("/cases/{caseId}")
    String open(@PathVariable String caseId, Model model) {
        model.addAttribute("caseId", caseId);
        return "desk/case";
    }
}
