package io.dueprocess.whistleblower.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.whistleblower.WhistleblowerProcess;
import io.dueprocess.whistleblower.desk.CaseHolders;
import io.dueprocess.whistleblower.web.WhistleblowerDeskController.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/cases/{id}}: who has access to a report. */
@DeskApi(process = WhistleblowerProcess.KEY)
@RequestMapping("/api/v1/cases/{caseId}")
@Tag(name = "Whistleblower cases", description = WhistleblowerDeskController.FOR)
class HoldersController {

    private final CaseAccess access;
    private final CaseHolders holders;

    HoldersController(CaseAccess access, CaseHolders holders) {
        this.access = access;
        this.holders = holders;
    }

    /** @param keep false to give up the own access at the same time */
    record HandOver(@NotNull @Size(max = 255) String user, boolean keep) {}

    record NewExclusion(
            @NotNull @Size(max = 255) String user,

            @NotNull @Size(max = WhistleblowerDeskController.LONGEST_TEXT)
            String reason) {}

    @PostMapping("/holders")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give a colleague access, and keep or give up the own")
    void handOver(@PathVariable String caseId, @Valid @RequestBody HandOver to) {
        String user = access.write(caseId);
        holders.handOver(caseId, to.user(), to.keep(), user);
    }

    @DeleteMapping("/holders/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give up the own access; somebody else has it")
    void giveUp(@PathVariable String caseId) {
        String user = access.write(caseId);
        holders.giveUp(caseId, user);
    }

    @PostMapping("/exclusions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Shut a handler out for a conflict of interest")
    void exclude(@PathVariable String caseId, @Valid @RequestBody NewExclusion exclusion) {
        String user = access.write(caseId);
        holders.exclude(caseId, exclusion.user(), exclusion.reason(), user);
    }

    @PostMapping("/exclusions/{excluded}/override")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Propose to give an excluded handler access after all")
    void propose(@PathVariable String caseId, @PathVariable String excluded, @Valid @RequestBody Reason reason) {
        String user = access.write(caseId);
        holders.propose(caseId, excluded, reason.reason(), user);
    }

    @DeleteMapping("/exclusions/{excluded}/override")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take that proposal back, or turn it down")
    void drop(@PathVariable String caseId, @PathVariable String excluded) {
        String user = access.write(caseId);
        holders.drop(caseId, excluded, user);
    }

    @PostMapping("/exclusions/{excluded}/override/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give the excluded handler access: for a second handler")
    void confirm(@PathVariable String caseId, @PathVariable String excluded) {
        String user = access.write(caseId);
        holders.confirm(caseId, excluded, user);
    }
}
