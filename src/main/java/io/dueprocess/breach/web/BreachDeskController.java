package io.dueprocess.breach.web;

import io.dueprocess.breach.BreachCorrections;
import io.dueprocess.breach.BreachProcess;
import io.dueprocess.breach.BreachTimesForm;
import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/breaches/{caseId}}: what staff do with a breach beside its task forms. */
@DeskApi(process = BreachProcess.KEY)
@RequestMapping("/api/v1/breaches/{caseId}")
@Tag(name = "Breaches", description = "For the privacy team, data protection officers and IT security.")
class BreachDeskController {

    private final CaseAccess access;
    private final BreachCorrections corrections;
    private final BreachTimesForm form;

    BreachDeskController(CaseAccess access, BreachCorrections corrections, BreachTimesForm form) {
        this.access = access;
        this.corrections = corrections;
        this.form = form;
    }

    record NewFacts(@NotNull @Size(max = 20_000) String text) {}

    @GetMapping("/times")
    @Operation(summary = "When it occurred, was detected and became known, in the organisation's time, without offset")
    BreachTimesForm.Typed times(@PathVariable String caseId) {
        access.read(caseId, "times");
        return form.shown(caseId);
    }

    @PutMapping("/times")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Correct the times, with a reason; the clock of Art. 33(1) moves with awareness")
    void correct(@PathVariable String caseId, @Valid @RequestBody BreachTimesForm.Typed typed) {
        String user = access.write(caseId);
        corrections.correct(caseId, form.read(caseId, typed), typed.reason() == null ? "" : typed.reason(), user);
    }

    @PostMapping("/new-facts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Add new facts, which reopen description and assessment (Art. 33(4))")
    void newFacts(@PathVariable String caseId, @Valid @RequestBody NewFacts facts) {
        String user = access.write(caseId);
        corrections.newFacts(caseId, facts.text(), user);
    }
}
