package io.dueprocess.whistleblower.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.whistleblower.WhistleblowerProcess;
import io.dueprocess.whistleblower.desk.Custodians;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/cases/{id}/identity}: the reporter's contact details, which take two handlers. */
@DeskApi(process = WhistleblowerProcess.KEY)
@RequestMapping("/api/v1/cases/{caseId}/identity")
@Tag(name = "Whistleblower cases", description = WhistleblowerDeskController.FOR)
class IdentityController {

    private final CaseAccess access;
    private final Custodians custodians;

    IdentityController(CaseAccess access, Custodians custodians) {
        this.access = access;
        this.custodians = custodians;
    }

    record Question(
            @NotNull @Size(max = WhistleblowerDeskController.LONGEST_TEXT)
            String reason,

            @NotNull @Pattern(regexp = WhistleblowerDeskController.ONCE)
            String once) {}

    record Decision(
            boolean release,

            @NotNull @Size(max = WhistleblowerDeskController.LONGEST_TEXT)
            String reason) {}

    record Details(String details) {}

    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ask for the contact details, with the reason")
    void ask(@PathVariable String caseId, @Valid @RequestBody Question question) {
        String user = access.write(caseId);
        custodians.ask(caseId, question.reason(), question.once(), user);
    }

    @PostMapping("/requests/{key}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Release the contact details to the handler who asked, or refuse to: for another handler")
    @ApiResponse(responseCode = "409", description = "Somebody else has decided")
    void decide(@PathVariable String caseId, @PathVariable String key, @Valid @RequestBody Decision decision) {
        String user = access.write(caseId);
        custodians.decide(caseId, key, decision.release(), decision.reason(), user);
    }

    @PostMapping("/shown")
    @Operation(summary = "The contact details, if they were released to the reader; recorded")
    Details show(@PathVariable String caseId) {
        access.write(caseId);
        return new Details(custodians.read(caseId));
    }
}
