package io.dueprocess.breach.web;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.breach.BreachPeopleLists;
import io.dueprocess.breach.BreachProcess;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.desk.ReadOnlyCase;
import io.dueprocess.engine.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /api/v1/breaches/{caseId}/people}: the list of the people concerned; it can be given, and never be read here. */
@DeskApi(process = BreachProcess.KEY)
@RequestMapping("/api/v1/breaches/{caseId}/people")
@Tag(name = "Breaches", description = "For members of the privacy team.")
class PeopleController {

    private static final int SHOWN = 20;

    private final CaseAccess access;
    private final Staff staff;
    private final BreachPeopleLists lists;
    private final SystemsOfRecord systems;
    private final MessageSource messages;

    PeopleController(
            CaseAccess access, Staff staff, BreachPeopleLists lists, SystemsOfRecord systems, MessageSource messages) {
        this.access = access;
        this.staff = staff;
        this.lists = lists;
        this.systems = systems;
        this.messages = messages;
    }

    /** @param systems of the data map that know mail addresses */
    record Possibilities(boolean open, List<Option> systems) {}

    record Option(String id, String name) {}

    /** @param goodLines true to take the sound lines although others are not */
    record FromSystem(@NotNull @Size(max = 100) String system, boolean goodLines) {}

    record Line(int line, String text) {}

    /**
     * @param detail what happened, in a sentence
     * @param people sound lines, duplicates left out
     * @param flaws how many lines are wrong
     * @param shown the first of them
     * @param flawsHref all of them as CSV; left out when there are none
     */
    record Result(
            int status,
            String detail,
            boolean taken,
            int people,
            int duplicates,
            int flaws,
            List<Line> shown,
            String flawsHref) {}

    @GetMapping
    @Operation(summary = "Whether a list may be given now, and which systems of the data map it can come from")
    Possibilities possibilities(@PathVariable String caseId, @Parameter(hidden = true) Locale language) {
        access.read(caseId, "people");
        return new Possibilities(
                lists.open(caseId),
                systems.withContacts().stream()
                        .map(system -> new Option(system.id(), system.name().in(language)))
                        .toList());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary =
                    "Give or replace the list of people as CSV, UTF-8, with the columns name, mail and language (da or"
                            + " en, may be left out)")
    @ApiResponse(responseCode = "200", description = "The list is taken")
    @ApiResponse(responseCode = "422", description = "Nothing is taken: lines are wrong, or it is too late for a list")
    ResponseEntity<Result> upload(
            @PathVariable String caseId,
            @RequestParam("file") MultipartFile file,
            @Parameter(description = "take the sound lines although others are not")
                    @RequestParam(defaultValue = "false")
                    boolean goodLines,
            @Parameter(hidden = true) Locale language)
            throws IOException {
        String user = enter(caseId);
        if (file.isEmpty()) {
            throw new Refused("breach.refused.list-empty");
        }
        return answer(caseId, lists.take(caseId, file.getBytes(), goodLines, user, language), language);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Take everybody with a mail address in a system of the data map")
    ResponseEntity<Result> query(
            @PathVariable String caseId,
            @Valid @RequestBody FromSystem from,
            @Parameter(hidden = true) Locale language) {
        String user = enter(caseId);
        try {
            return answer(caseId, lists.takeFrom(caseId, from.system(), from.goodLines(), user, language), language);
        } catch (SystemUnavailable down) {
            throw new Refused("breach.refused.system-unavailable");
        }
    }

    private String enter(String caseId) {
        String user = access.write(caseId);
        if (!staff.currentGroups().contains(Groups.PRIVACY_TEAM)) {
            throw new ReadOnlyCase();
        }
        return user;
    }

    private ResponseEntity<Result> answer(String caseId, BreachPeopleLists.Outcome outcome, Locale language) {
        HttpStatus status = outcome.taken() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY;
        String code = outcome.taken() ? "breach.people.taken" : "breach.people.not-taken";
        Object[] figures = {
            outcome.people(), outcome.duplicates(), outcome.flaws().size()
        };
        Result result = new Result(
                status.value(),
                messages.getMessage(code, figures, language),
                outcome.taken(),
                outcome.people(),
                outcome.duplicates(),
                outcome.flaws().size(),
                outcome.flaws().stream()
                        .limit(SHOWN)
                        .map(flaw -> new Line(flaw.line(), lists.text(flaw, language)))
                        .toList(),
                outcome.flawsId() == null ? null : "/api/v1/cases/" + caseId + "/attachments/" + outcome.flawsId());
        MediaType type = outcome.taken() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON;
        return ResponseEntity.status(status).contentType(type).body(result);
    }
}
