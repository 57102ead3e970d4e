package io.dueprocess.dpia.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.dpia.DpiaNotices;
import io.dueprocess.dpia.DpiaProcess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/dpia/{caseId}/processing}: what becomes of a processing that was assessed (Art. 35(11)). */
@DeskApi(process = DpiaProcess.KEY)
@RequestMapping("/api/v1/dpia/{caseId}/processing")
@Tag(name = "Impact assessments", description = "For business owners, the privacy team and data protection officers.")
class ProcessingController {

    private final CaseAccess access;
    private final DpiaNotices notices;

    ProcessingController(CaseAccess access, DpiaNotices notices) {
        this.access = access;
        this.notices = notices;
    }

    record Reason(@NotBlank @Size(max = 20_000) String reason) {}

    /** @param reviewable whether a change would begin a review now */
    record Standing(boolean reviewable) {}

    @GetMapping
    @Operation(summary = "Whether a change would begin a review now")
    Standing standing(@PathVariable String caseId) {
        access.read(caseId, "processing");
        return new Standing(notices.reviewable(caseId));
    }

    @PostMapping("/changed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The processing changes, or its risk does: a review begins (Art. 35(11))")
    void changed(@PathVariable String caseId, @Valid @RequestBody Reason reason) {
        String user = access.write(caseId);
        notices.changed(caseId, reason.reason(), user);
    }

    @PostMapping("/ended")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The processing has ended for good: every open version of its assessment ends")
    void ended(@PathVariable String caseId, @Valid @RequestBody Reason reason) {
        String user = access.write(caseId);
        notices.ended(caseId, reason.reason(), user);
    }
}
