package io.dueprocess.dsar.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.dsar.DecidedMeanwhile;
import io.dueprocess.dsar.DsarDesk;
import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.dsar.ReviewChoice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/dsar}: what staff do with a data subject request beside their task forms. */
@DeskApi(process = DsarProcess.KEY)
@RequestMapping("/api/v1/dsar/{caseId}")
@Tag(name = "Data subject requests", description = "For members of the privacy team and data protection officers.")
class DsarDeskController {

    private static final int LONGEST_TEXT = 100_000;

    private final CaseAccess access;
    private final DsarDesk desk;
    private final DsarRequests requests;
    private final DsarDeskItems items;

    DsarDeskController(CaseAccess access, DsarDesk desk, DsarRequests requests, DsarDeskItems items) {
        this.access = access;
        this.desk = desk;
        this.requests = requests;
        this.items = items;
    }

    record NewMessage(@NotNull @Size(max = LONGEST_TEXT) String text) {}

    /** @param months 1 or 2 */
    record NewExtension(
            int months, @NotNull @Size(max = LONGEST_TEXT) String reason) {}

    @GetMapping("/items")
    @Operation(summary = "Every collected item with what was decided about it")
    DsarDeskItems.Review items(@PathVariable String caseId, @Parameter(hidden = true) Locale language) {
        String reader = access.read(caseId, "items");
        return review(caseId, reader, language);
    }

    @PutMapping("/items/{itemId}")
    @Operation(summary = "Decide about an item")
    @ApiResponse(responseCode = "409", description = "Somebody else decided meanwhile; the body says what")
    ResponseEntity<DsarDeskItems.Row> decide(
            @PathVariable String caseId,
            @PathVariable String itemId,
            @Valid @RequestBody DsarDeskItems.Decided decided,
            @Parameter(hidden = true) Locale language) {
        String user = access.write(caseId);
        HttpStatus status = HttpStatus.OK;
        try {
            ReviewChoice choice = new ReviewChoice(decided.decision(), decided.ground(), decided.redactions());
            desk.decideAsSeen(caseId, itemId, decided.seen(), choice, user);
        } catch (DecidedMeanwhile meanwhile) {
            status = HttpStatus.CONFLICT;
        }
        return ResponseEntity.status(status).body(items.row(itemId, desk.items(caseId, language), desk.marks(caseId)));
    }

    @PostMapping("/systems/{systemId}/include-remaining")
    @Operation(summary = "Include what is undecided and certain in a system")
    DsarDeskItems.Review includeRemaining(
            @PathVariable String caseId, @PathVariable String systemId, @Parameter(hidden = true) Locale language) {
        String user = access.write(caseId);
        desk.includeRemaining(caseId, systemId, user);
        return review(caseId, user, language);
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Write to the person; a mail tells them that a message waits")
    void message(@PathVariable String caseId, @Valid @RequestBody NewMessage message) {
        String user = access.write(caseId);
        desk.message(caseId, message.text().strip(), user);
    }

    @PostMapping("/extension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Extend the time to answer by one or two months (Art. 12(3)); the person is told")
    void extend(@PathVariable String caseId, @Valid @RequestBody NewExtension extension) {
        String user = access.write(caseId);
        desk.extend(caseId, extension.months(), extension.reason().strip(), user);
    }

    private DsarDeskItems.Review review(String caseId, String user, Locale language) {
        return items.review(
                desk.items(caseId, language),
                desk.marks(caseId),
                desk.reviewTurn(caseId),
                user,
                requests.status(caseId).language(),
                language);
    }
}
