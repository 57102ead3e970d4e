package io.dueprocess.dsar.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.DsarRecipients;
import io.dueprocess.dsar.DsarRecipients.Answer;
import io.dueprocess.dsar.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** {@code /api/v1/dsar/{caseId}/recipients}: who is told of what was corrected, erased or restricted (Art. 19). */
@DeskApi(process = DsarProcess.KEY)
@RequestMapping("/api/v1/dsar/{caseId}/recipients")
@Tag(name = "Data subject requests", description = "For members of the privacy team and data protection officers.")
class DsarRecipientsController {

    private static final int LONGEST_NOTE = 5_000;

    private final CaseAccess access;
    private final DsarRecipients recipients;

    DsarRecipientsController(CaseAccess access, DsarRecipients recipients) {
        this.access = access;
        this.recipients = recipients;
    }

    /**
     * @param mail whether it is told by mail
     * @param toldAt or null
     * @param toldBy user id of who told it, or null when it was a mail
     * @param answer or null
     */
    record Line(
            String recipient,
            String name,
            Set<Right> acts,
            boolean mail,
            Instant toldAt,
            String toldBy,
            Answer answer,
            Instant answeredAt,
            String note) {}

    record NewAnswer(
            @NotNull @Size(max = 64) String recipient,
            @NotNull Answer answer,
            @Size(max = LONGEST_NOTE) String note) {}

    @GetMapping
    @Operation(summary = "Recipients of the person's data, whether they were told, and what they answered")
    List<Line> all(@PathVariable String caseId) {
        access.read(caseId, "recipients");
        return lines(caseId);
    }

    @PostMapping
    @Operation(summary = "Record what a recipient answered; a later answer replaces it")
    List<Line> answered(@PathVariable String caseId, @Valid @RequestBody NewAnswer answer) {
        String user = access.write(caseId);
        String note = answer.note() == null ? "" : answer.note().strip();
        recipients.answered(caseId, answer.recipient(), answer.answer(), note, user);
        return lines(caseId);
    }

    private List<Line> lines(String caseId) {
        return recipients.all(caseId).stream()
                .map(told -> new Line(
                        told.recipient().id(),
                        told.recipient().name(),
                        told.acts(),
                        told.mail(),
                        told.toldAt(),
                        told.toldBy(),
                        told.answer(),
                        told.answeredAt(),
                        told.note()))
                .toList();
    }
}
