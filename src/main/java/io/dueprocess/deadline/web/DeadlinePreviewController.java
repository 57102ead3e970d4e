package io.dueprocess.deadline.web;

import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.DueDate;
import io.dueprocess.deadline.DueDates;
import io.dueprocess.deadline.InvalidParameter;
import io.dueprocess.node.StaffNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/deadlines/preview}: a due date and why, computed from what is given and stored nowhere. */
@StaffNode
@RestController
@Tag(name = "Deadlines")
class DeadlinePreviewController {

    private final DueDates dueDates;

    DeadlinePreviewController(DueDates dueDates) {
        this.dueDates = dueDates;
    }

    /**
     * The answer.
     *
     * @param nominal last day before rolling, in the organisation's zone
     * @param due last day in time, inclusive, in the organisation's zone
     * @param expiresAt first instant that is too late, UTC
     * @param explanation in the language that the client prefers, if it is one of ours, else in English
     */
    record Preview(LocalDate nominal, LocalDate due, Instant expiresAt, String explanation) {}

    @GetMapping("/api/v1/deadlines/preview")
    @Operation(summary = "Compute a statutory due date and explain it")
    Preview preview(
            @Parameter(description = "Id of a statutory clock", example = "dsar-response", required = true)
                    @RequestParam(required = false)
                    String clock,
            @Parameter(
                            description = "ISO 8601 instant with offset that started the clock",
                            example = "2027-01-31T14:00:00+01:00",
                            required = true)
                    @RequestParam(required = false)
                    String trigger,
            @Parameter(description = "Whether the period is extended to its legal maximum")
                    @RequestParam(required = false)
                    String extended,
            @Parameter(description = "Local date of a question that pauses the clock", example = "2027-02-02")
                    @RequestParam(required = false)
                    String askedAt,
            @Parameter(description = "Local date on which the answer was complete", example = "2027-02-09")
                    @RequestParam(required = false)
                    String completeAt,
            @Parameter(hidden = true) Locale language) {
        DueDate date = dueDates.preview(
                clock(clock),
                PreviewParameters.instant("trigger", trigger),
                PreviewParameters.flag("extended", extended),
                PreviewParameters.date("askedAt", askedAt),
                PreviewParameters.date("completeAt", completeAt));
        return new Preview(date.nominal(), date.due(), date.expiresAt(), date.explanation(language));
    }

    @ExceptionHandler
    ProblemDetail badRequest(InvalidParameter invalid) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, invalid.getMessage());
        problem.setProperty("parameter", invalid.parameter());
        return problem;
    }

    private static Clock clock(String id) {
        return Clock.of(PreviewParameters.required("clock", id))
                .orElseThrow(() -> new InvalidParameter("clock", "must be one of " + PreviewParameters.clocks()));
    }
}
