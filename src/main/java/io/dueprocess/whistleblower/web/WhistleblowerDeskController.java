package io.dueprocess.whistleblower.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.whistleblower.WhistleblowerProcess;
import io.dueprocess.whistleblower.desk.BreachStart;
import io.dueprocess.whistleblower.desk.Disclosure;
import io.dueprocess.whistleblower.desk.ReportView;
import io.dueprocess.whistleblower.desk.ReportViews;
import io.dueprocess.whistleblower.desk.WhistleblowerDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/cases/{id}}: a report and what its handlers write. */
@DeskApi(process = WhistleblowerProcess.KEY)
@RequestMapping("/api/v1/cases/{caseId}")
@Tag(name = "Whistleblower cases", description = WhistleblowerDeskController.FOR)
class WhistleblowerDeskController {

    static final String FOR =
            "For the case's handlers, unlocked; 423 while locked. To all others the case does not exist.";

    static final int LONGEST_TEXT = 100_000;
    static final String ONCE = "[A-Za-z0-9-]{8,64}";

    private final CaseAccess access;
    private final ReportViews views;
    private final WhistleblowerDesk desk;
    private final BreachStart breaches;

    WhistleblowerDeskController(CaseAccess access, ReportViews views, WhistleblowerDesk desk, BreachStart breaches) {
        this.access = access;
        this.views = views;
        this.desk = desk;
        this.breaches = breaches;
    }

    /**
     * @param seen how many messages the writer saw
     * @param once the same when the same message is sent again
     */
    record NewMessage(
            @NotNull @Size(max = LONGEST_TEXT) String text,
            @Min(0) int seen,
            @NotNull @Pattern(regexp = ONCE) String once) {}

    record NewNote(
            @NotNull @Size(max = LONGEST_TEXT) String text,
            @NotNull @Pattern(regexp = ONCE) String once) {}

    record NewDisclosure(
            @NotNull @Size(max = 1_000) String recipient,
            @NotNull @Size(max = LONGEST_TEXT) String what,
            @NotNull Disclosure.Basis basis,
            @NotNull @Size(max = LONGEST_TEXT) String why,
            @NotNull Disclosure.Told told,
            @Size(max = LONGEST_TEXT) String whyNotTold,
            @NotNull @Pattern(regexp = ONCE) String once) {

        Disclosure disclosure() {
            String reason = told == Disclosure.Told.NO && whyNotTold != null ? whyNotTold.strip() : null;
            return new Disclosure(recipient.strip(), what.strip(), basis, why.strip(), told, reason);
        }
    }

    record NewBreachCase(
            @NotNull @Size(max = 120) String title,
            @NotNull @Size(max = 20_000) String happened,
            @NotNull @Pattern(regexp = ONCE) String once) {}

    record Reason(@NotNull @Size(max = LONGEST_TEXT) String reason) {}

    @GetMapping("/report")
    @Operation(summary = "The report, messages, notes, disclosures, masks, who has access, requests for the identity")
    ReportView report(@PathVariable String caseId, @Parameter(hidden = true) Locale language) {
        return views.of(caseId, access.read(caseId, "report"), language);
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Write to the reporter, who finds it in the inbox")
    @ApiResponse(responseCode = "409", description = "There are messages that the writer has not seen")
    void message(@PathVariable String caseId, @Valid @RequestBody NewMessage message) {
        String user = access.write(caseId);
        desk.message(caseId, message.text(), message.seen(), message.once(), user);
    }

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Write a note for the other handlers")
    void note(@PathVariable String caseId, @Valid @RequestBody NewNote note) {
        String user = access.write(caseId);
        desk.note(caseId, note.text(), note.once(), user);
    }

    @PostMapping("/disclosures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Record that something is given to somebody outside the unit (WBD Art. 16)")
    void disclose(@PathVariable String caseId, @Valid @RequestBody NewDisclosure disclosure) {
        String user = access.write(caseId);
        desk.disclose(caseId, disclosure.disclosure(), disclosure.once(), user);
    }

    @PostMapping("/breach")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Start a breach case of its own, which tells nothing of this one (GDPR Art. 33)")
    void startBreach(@PathVariable String caseId, @Valid @RequestBody NewBreachCase breach) {
        String user = access.write(caseId);
        breaches.start(caseId, breach.title(), breach.happened(), breach.once(), user);
    }

    @PostMapping("/reopening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Open a closed case again")
    @ApiResponse(responseCode = "409", description = "It is open")
    void reopen(@PathVariable String caseId, @Valid @RequestBody Reason reason) {
        String user = access.write(caseId);
        desk.reopen(caseId, reason.reason(), user);
    }
}
