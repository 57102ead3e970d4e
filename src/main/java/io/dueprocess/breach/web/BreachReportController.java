package io.dueprocess.breach.web;

import io.dueprocess.breach.BreachReports;
import io.dueprocess.breach.ReportedBreach;
import io.dueprocess.engine.Refused;
import io.dueprocess.node.StaffNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/breaches}: processors and monitoring systems report breaches; each sees the state of its own alone. */
@StaffNode
@RestController
@Tag(name = "Breach reports", description = "For other systems, by a bearer token of their own.")
@SecurityScheme(
        name = "client",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "Token of a client, dueprocess.clients.<name>.token-sha256")
class BreachReportController {

    private static final String PATH = "/api/v1/breaches";
    private static final Pattern KEY = Pattern.compile("[!-~]{8,100}");

    private final BreachReports reports;
    private final MessageSource messages;
    private final Clock clock;
    private final String staffUrl;

    BreachReportController(
            BreachReports reports,
            MessageSource messages,
            Clock clock,
            @Value("${dueprocess.staff-url:${dueprocess.base-url}}") String staffUrl) {
        this.reports = reports;
        this.messages = messages;
        this.clock = clock;
        this.staffUrl = staffUrl;
    }

    /**
     * @param awareAt from which the 72 hours are counted
     * @param due first instant that is too late to notify the authority (Art. 33(1))
     * @param state {@code open} or {@code closed}
     * @param notifiedAt when the authority was first notified; left out before
     */
    record Answer(
            String reference,
            OffsetDateTime awareAt,
            Instant due,
            String state,
            Instant notifiedAt,
            String statusUrl) {}

    record FieldError(String field, String message) {}

    @PostMapping(PATH)
    @SecurityRequirement(name = "client")
    @Operation(summary = "Report a personal data breach; the same report under the same key opens one case")
    @ApiResponse(responseCode = "201", description = "A case is opened")
    @ApiResponse(responseCode = "200", description = "It had been reported before, under the same key")
    @ApiResponse(responseCode = "400", description = "A field is wrong; errors says which")
    @ApiResponse(responseCode = "401", description = "No token, or an unknown one")
    @ApiResponse(responseCode = "409", description = "Another report was sent under the same key")
    ResponseEntity<Answer> report(
            @Parameter(description = "8 to 100 visible ASCII characters, chosen anew for each breach")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    String key,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ReportedBreach.class)))
                    @RequestBody
                    Map<String, Object> body,
            @Parameter(hidden = true) Authentication client) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new InvalidReport(Map.of("Idempotency-Key", "is required: 8 to 100 visible ASCII characters"));
        }
        ReportedBreach report = new ReportFields(body, clock).check();
        BreachReports.Receipt receipt = reports.submit(client.getName(), key, report);
        Answer answer = answer(receipt);
        return ResponseEntity.status(receipt.first() ? HttpStatus.CREATED : HttpStatus.OK)
                .header(HttpHeaders.LOCATION, answer.statusUrl())
                .body(answer);
    }

    @GetMapping(PATH + "/{reference:DP-.+}")
    @SecurityRequirement(name = "client")
    @Operation(summary = "How it stands with a breach that this client reported")
    @ApiResponse(responseCode = "404", description = "Not known, or not reported by this client")
    ResponseEntity<Answer> state(@PathVariable String reference, @Parameter(hidden = true) Authentication client) {
        Optional<Answer> answer = reports.find(client.getName(), reference).map(this::answer);
        return ResponseEntity.of(answer);
    }

    private Answer answer(BreachReports.Receipt receipt) {
        return new Answer(
                receipt.reference(),
                receipt.awareAt(),
                receipt.due(),
                receipt.closedAt() == null ? "open" : "closed",
                receipt.notifiedAt(),
                staffUrl + PATH + "/" + receipt.reference());
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidReport invalid) {
        List<FieldError> errors = invalid.errors().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(error -> new FieldError(error.getKey(), error.getValue()))
                .toList();
        String detail = errors.get(0).field() + " " + errors.get(0).message();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** What the house's own rules forbid, such as awareness that lies before the breach began. */
    @ExceptionHandler
    ProblemDetail refused(Refused refused) {
        String detail = messages.getMessage(refused.code(), null, refused.code(), Locale.ENGLISH);
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, detail);
    }

    @ExceptionHandler
    ProblemDetail keyUsed(BreachReports.KeyUsed used) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "Another report was sent under this Idempotency-Key. Nothing was changed.");
    }
}
