package io.dueprocess.dpia.web;

import io.dueprocess.access.Clients;
import io.dueprocess.access.Staff;
import io.dueprocess.desk.CaseNotFound;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.desk.ReadOnlyCase;
import io.dueprocess.dpia.ActivityRegister;
import io.dueprocess.dpia.Gate;
import io.dueprocess.dpia.Gates;
import io.dueprocess.dpia.ProcessingChanges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/processing-activities/{id}}: whether a processing may go live, and that it changed. */
@DeskApi
@RequestMapping("/api/v1/processing-activities/{id}")
@Tag(
        name = "Processing activities",
        description = "For staff, and for other systems by a bearer token of their own, such as a build pipeline.")
class GateController {

    private final Gates gates;
    private final ProcessingChanges changes;
    private final Staff staff;
    private final MessageSource messages;
    private final ZoneId zone;

    GateController(
            Gates gates,
            ProcessingChanges changes,
            Staff staff,
            MessageSource messages,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.gates = gates;
        this.changes = changes;
        this.staff = staff;
        this.messages = messages;
        this.zone = zone;
    }

    /**
     * @param state why it is open or closed: a code in lower case
     * @param explanation the same in words
     * @param reference of the case that explains it; null when there is none
     * @param decidedOn day of the last decision; null before the first
     * @param reviewOn when the next review begins; null when none is planned
     */
    record Answer(
            String activity,
            boolean open,
            String state,
            String explanation,
            String reference,
            LocalDate decidedOn,
            LocalDate reviewOn,
            Gate.Conditions conditions) {}

    record Change(@NotBlank @Size(max = 2_000) String reason) {}

    /** @param reference of the case in which the change is looked at */
    record Reported(String activity, String reference) {}

    @GetMapping("/gate")
    @SecurityRequirement(name = "client")
    @Operation(summary = "Whether the processing activity may go live or go on, as far as its impact assessment goes")
    @ApiResponse(responseCode = "200", description = "open says yes or no; state and explanation say why")
    @ApiResponse(responseCode = "404", description = "No such processing activity")
    Answer gate(@PathVariable String id, @Parameter(hidden = true) Authentication user, Locale language) {
        require(user, ActivityRegister.READERS);
        Gate gate = gates.find(id).orElseThrow(CaseNotFound::new);
        boolean decided = gate.decided() != null;
        return new Answer(
                id,
                gate.open(),
                gate.state().code(),
                messages.getMessage("dpia.register.gate." + gate.state() + ".explained", null, language),
                gates.reference(gate).orElse(null),
                decided ? LocalDate.ofInstant(gate.decided().decidedAt(), zone) : null,
                decided ? gate.decided().reviewOn() : null,
                gate.conditions());
    }

    @PostMapping("/changed")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirement(name = "client")
    @Operation(summary = "Say that the processing changes, or its risk does (Art. 35(11)); its gate closes")
    @ApiResponse(responseCode = "202", description = "The change is looked at in the case of that reference")
    @ApiResponse(responseCode = "404", description = "No such processing activity")
    Reported changed(
            @PathVariable String id, @Valid @RequestBody Change change, @Parameter(hidden = true) Authentication user) {
        require(user, ActivityRegister.READERS);
        if (!Clients.isClient(user) && noneOf(ActivityRegister.TELLERS)) {
            throw new ReadOnlyCase();
        }
        String actor = Clients.isClient(user) ? "(client " + user.getName() + ")" : user.getName();
        if (gates.find(id).isEmpty()) {
            throw new CaseNotFound();
        }
        return new Reported(id, changes.report(id, change.reason().strip(), actor));
    }

    /** To staff of other groups nothing is there. */
    private void require(Authentication user, Set<String> groups) {
        if (!Clients.isClient(user) && noneOf(groups)) {
            throw new CaseNotFound();
        }
    }

    private boolean noneOf(Set<String> groups) {
        return staff.currentGroups().stream().noneMatch(groups::contains);
    }
}
