package io.dueprocess.whistleblower.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.whistleblower.WhistleblowerProcess;
import io.dueprocess.whistleblower.desk.Masks;
import io.dueprocess.whistleblower.web.WhistleblowerDeskController.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/cases/{id}/masks}: passages that are shown as blocks, and their removal for good. */
@DeskApi(process = WhistleblowerProcess.KEY)
@RequestMapping("/api/v1/cases/{caseId}/masks")
@Tag(name = "Whistleblower cases", description = WhistleblowerDeskController.FOR)
class MasksController {

    private final CaseAccess access;
    private final Masks masks;

    MasksController(CaseAccess access, Masks masks) {
        this.access = access;
        this.masks = masks;
    }

    /** @param passage the text from {@code start} to {@code end}, as the user saw it */
    record NewMask(
            @NotNull @Size(max = 255) String place,
            @Min(0) int start,
            @Min(1) int end,

            @NotNull @Size(max = WhistleblowerDeskController.LONGEST_TEXT)
            String passage,

            @NotNull @Size(max = WhistleblowerDeskController.LONGEST_TEXT)
            String reason) {}

    record Shown(String passage) {}

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mask a passage")
    @ApiResponse(responseCode = "409", description = "It is another text by now, or masked already")
    void mask(@PathVariable String caseId, @Valid @RequestBody NewMask mask) {
        String user = access.write(caseId);
        masks.mask(caseId, mask.place(), mask.start(), mask.end(), mask.passage(), mask.reason(), user);
    }

    @PostMapping("/{key}/shown")
    @Operation(summary = "What stands under a mask; recorded")
    Shown show(@PathVariable String caseId, @PathVariable String key) {
        String user = access.write(caseId);
        return new Shown(masks.show(caseId, key, user));
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a mask off")
    void lift(@PathVariable String caseId, @PathVariable String key) {
        String user = access.write(caseId);
        masks.lift(caseId, key, user);
    }

    @PostMapping("/{key}/redaction")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Propose to remove a masked passage for good")
    void propose(@PathVariable String caseId, @PathVariable String key, @Valid @RequestBody Reason reason) {
        String user = access.write(caseId);
        masks.propose(caseId, key, reason.reason(), user);
    }

    @DeleteMapping("/{key}/redaction")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take that proposal back, or turn it down")
    void drop(@PathVariable String caseId, @PathVariable String key) {
        String user = access.write(caseId);
        masks.drop(caseId, key, user);
    }

    @PostMapping("/{key}/redaction/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove the passage for good: for a second handler")
    void confirm(@PathVariable String caseId, @PathVariable String key) {
        String user = access.write(caseId);
        masks.confirm(caseId, key, user);
    }
}
