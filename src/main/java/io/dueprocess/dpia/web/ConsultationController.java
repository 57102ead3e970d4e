package io.dueprocess.dpia.web;

import io.dueprocess.deadline.Deadline;
import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.dpia.ConsultationEvent;
import io.dueprocess.dpia.ConsultationTasks;
import io.dueprocess.dpia.DpiaConsultations;
import io.dueprocess.dpia.DpiaFacts;
import io.dueprocess.dpia.DpiaProcess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/dpia/{caseId}/consultation}: what passes between us and the authority (Art. 36(2)). */
@DeskApi(process = DpiaProcess.KEY)
@RequestMapping("/api/v1/dpia/{caseId}/consultation")
@Tag(name = "Impact assessments", description = "For business owners, the privacy team and data protection officers.")
class ConsultationController {

    private final CaseAccess access;
    private final DpiaConsultations consultations;
    private final ConsultationTasks tasks;

    ConsultationController(CaseAccess access, DpiaConsultations consultations, ConsultationTasks tasks) {
        this.access = access;
        this.consultations = consultations;
        this.tasks = tasks;
    }

    /**
     * @param due the day by which the authority is to answer, or null before it was consulted
     * @param paused while the authority waits for information
     * @param events oldest first
     */
    record Standing(LocalDate due, boolean paused, boolean extended, List<ConsultationEvent> events) {}

    record Extension(
            @NotNull LocalDate toldOn,
            @NotBlank @Size(max = 20_000) String reason) {}

    record Questions(
            @NotNull LocalDate askedOn,
            @NotBlank @Size(max = 20_000) String text) {}

    record Information(
            @NotNull LocalDate providedOn,
            @NotBlank @Size(max = 20_000) String text) {}

    record Answer(
            @NotNull DpiaFacts.Answer answer,
            @NotNull LocalDate answeredOn,
            @NotBlank @Size(max = 100_000) String text) {}

    @GetMapping
    @Operation(summary = "How the consultation stands, and what passed so far")
    Standing standing(@PathVariable String caseId) {
        access.read(caseId, "consultation");
        List<ConsultationEvent> events = consultations.events(caseId);
        return consultations
                .clock(caseId)
                .map(clock -> new Standing(
                        clock.date().due(), clock.state() == Deadline.State.PAUSED, clock.extension() > 0, events))
                .orElse(new Standing(null, false, false, events));
    }

    @PostMapping("/extension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The authority needs six weeks more; it says so within one month of receipt")
    void extend(@PathVariable String caseId, @Valid @RequestBody Extension extension) {
        String user = access.write(caseId);
        consultations.extend(caseId, extension.toldOn(), extension.reason(), user);
    }

    @PostMapping("/questions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The authority asks for information, which stops its clock")
    void asked(@PathVariable String caseId, @Valid @RequestBody Questions questions) {
        String user = access.write(caseId);
        consultations.asked(caseId, questions.askedOn(), questions.text(), user);
    }

    @PostMapping("/information")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The authority has the information it asked for; its clock runs on")
    void provided(@PathVariable String caseId, @Valid @RequestBody Information information) {
        String user = access.write(caseId);
        consultations.provided(caseId, information.providedOn(), information.text(), user);
    }

    @PostMapping("/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The authority has answered: NO_OBJECTION, ADVICE or PROHIBITED; the case goes on")
    void answered(@PathVariable String caseId, @Valid @RequestBody Answer answer) {
        String user = access.write(caseId);
        tasks.answered(caseId, answer.answer(), answer.answeredOn(), answer.text(), user);
    }
}
