package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes the register's texts out of the case files. */
@Component
class RegisterRows {

    private final CaseFiles files;
    private final BreachForms forms;
    private final NotificationRounds rounds;

    RegisterRows(CaseFiles files, BreachForms forms, NotificationRounds rounds) {
        this.files = files;
        this.forms = forms;
        this.rounds = rounds;
    }

    RegisterRow row(BreachFacts facts, Reader reader) {
        String caseId = facts.caseId();
        return new RegisterRow(
                files.find(caseId).orElseThrow().reference(), entry(caseId).title(), mayRead(caseId, reader), facts);
    }

    RegisterRecord record(BreachFacts facts, Reader reader) {
        RegisterRow row = row(facts, reader);
        String caseId = facts.caseId();
        boolean texts = row.readable();
        return new RegisterRecord(
                row,
                texts ? entry(caseId).happened() : "",
                texts ? forms.text(caseId, BreachProcess.FORM_LESSONS, "effects") : "",
                texts ? measures(caseId) : "",
                texts ? forms.text(caseId, BreachProcess.FORM_LESSONS, "rootCause") : "",
                texts ? forms.text(caseId, BreachProcess.FORM_LESSONS, "lessons") : "",
                texts ? forms.text(caseId, BreachProcess.FORM_DECIDE, "reasons") : "",
                rounds.receiptNumber(caseId).orElse(""),
                explained(caseId),
                signed(caseId));
    }

    /** Remedial action: what was done at once, and what was learned later. */
    private String measures(String caseId) {
        return Stream.of(
                        forms.text(caseId, BreachProcess.FORM_DESCRIBE, "measuresTaken"),
                        forms.text(caseId, BreachProcess.FORM_LESSONS, "measures"))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    boolean contains(BreachFacts facts, String text, Reader reader) {
        String caseId = facts.caseId();
        Breach entry = entry(caseId);
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Stream.of(
                        entry.title(),
                        files.find(caseId).orElseThrow().reference(),
                        mayRead(caseId, reader) ? entry.happened() : null)
                .filter(Objects::nonNull)
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Whether the first notification gave reasons for its delay. */
    boolean explained(String caseId) {
        List<Filing> filings = rounds.filings(caseId);
        return !filings.isEmpty() && filings.get(0).explainsDelay();
    }

    /** Whether the decision not to notify carries the data protection officer's approval. */
    boolean signed(String caseId) {
        return "approve"
                .equals(forms.latest(caseId, BreachProcess.FORM_NO_NOTIFICATION).get(BreachProcess.DECISION.name()));
    }

    private boolean mayRead(String caseId, Reader reader) {
        return files.mayRead(caseId, reader);
    }

    private Breach entry(String caseId) {
        return files.get(caseId, Breach.KIND, Breach.KIND, Breach.class).orElseThrow();
    }
}
