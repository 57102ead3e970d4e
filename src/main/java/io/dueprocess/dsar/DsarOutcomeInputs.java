package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.dsar.answer.OutcomeInput;
import io.dueprocess.dsar.answer.OutcomeInput.Outcome;
import io.dueprocess.dsar.answer.OutcomeInput.Result;
import io.dueprocess.retention.ErasedSystem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the letter says about every right but the data themselves, read off the decisions and what was done. */
@Component
class DsarOutcomeInputs {

    private final CaseFiles files;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarDecisions decisions;
    private final DsarStops stops;
    private final DsarRectification rectification;
    private final DsarErasure erasure;
    private final DsarObjection objection;
    private final SystemsOfRecord systems;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    DsarOutcomeInputs(
            CaseFiles files,
            DsarStore store,
            DsarForms forms,
            DsarDecisions decisions,
            DsarStops stops,
            DsarRectification rectification,
            DsarErasure erasure,
            DsarObjection objection,
            SystemsOfRecord systems,
            MessageSource messages,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.decisions = decisions;
        this.stops = stops;
        this.rectification = rectification;
        this.erasure = erasure;
        this.objection = objection;
        this.systems = systems;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param recipients ids of those who are told (Art. 19) */
    OutcomeInput of(String caseId, List<String> recipients) {
        DsarFacts facts = store.get(caseId);
        DsarFile request =
                files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
        return new OutcomeInput(
                files.find(caseId).orElseThrow().reference(),
                facts.language(),
                request.name(),
                LocalDate.ofInstant(facts.receivedAt(), zone),
                LocalDate.ofInstant(clock.instant(), zone),
                systems.catalogue(),
                outcomes(caseId),
                recipients,
                DsarRights.asksForData(rights(caseId)),
                note(caseId, facts.language()),
                request.concerning());
    }

    /** Whether anything but the data was asked for. */
    boolean needed(String caseId) {
        return !outcomes(caseId).isEmpty() || !told(caseId).isEmpty();
    }

    /** The rights asked for; a link that ends activities stands for the right to end them. */
    private Set<Right> rights(String caseId) {
        return new TreeSet<>(forms.rights(caseId));
    }

    private List<Outcome> outcomes(String caseId) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Right right : rights(caseId)) {
            switch (right) {
                case MARKETING_OBJECTION, CONSENT_WITHDRAWAL -> outcomes.add(stopped(caseId, right));
                case RECTIFICATION -> outcomes.add(rectified(caseId));
                case ERASURE -> outcomes.add(erased(caseId));
                case RESTRICTION -> outcomes.add(restricted(caseId));
                case OBJECTION -> outcomes.add(objected(caseId));
                case ACCESS, PORTABILITY -> {
                    // answered with the data
                }
            }
        }
        return outcomes;
    }

    private Outcome stopped(String caseId, Right right) {
        Set<String> ended = new TreeSet<>(
                stops.stopped(caseId).map(DsarStops.Stopped::activities).orElse(Set.of()));
        Set<String> byThisRight = stops.endedBy(right);
        ended.retainAll(byThisRight);
        Result result = ended.isEmpty() ? Result.NOTHING : Result.DONE;
        return outcome(right, result, "", List.of(), List.of(), ended);
    }

    private Outcome rectified(String caseId) {
        Result result = result(caseId, DsarProcess.TASK_ASSESS_RECTIFICATION);
        List<OutcomeInput.Corrected> corrected = result == Result.REFUSED ? List.of() : rectification.corrected(caseId);
        String reasons = forms.text(caseId, DsarProcess.FORM_RECTIFICATION, "reasons");
        return outcome(Right.RECTIFICATION, result, reasons, List.of(), corrected, List.of());
    }

    private Outcome erased(String caseId) {
        Result decided = result(caseId, DsarProcess.TASK_DECIDE_ERASURE);
        List<ErasedSystem> erased = decided == Result.REFUSED ? List.of() : erasure.erased(caseId);
        boolean nothing = decided == Result.DONE
                && erased.stream()
                        .allMatch(system -> !system.byHand() && system.tables().isEmpty());
        String reasons = forms.text(caseId, DsarProcess.FORM_ERASURE, "reasons");
        return outcome(Right.ERASURE, nothing ? Result.NOTHING : decided, reasons, erased, List.of(), List.of());
    }

    private Outcome restricted(String caseId) {
        Result result = result(caseId, DsarProcess.TASK_ASSESS_RESTRICTION);
        String reasons = result == Result.REFUSED ? forms.text(caseId, DsarProcess.FORM_RESTRICTION, "reasons") : "";
        return outcome(Right.RESTRICTION, result, reasons, List.of(), List.of(), List.of());
    }

    private Outcome objected(String caseId) {
        Result result = result(caseId, DsarProcess.TASK_WEIGH_OBJECTION);
        String reasons = result == Result.REFUSED ? forms.text(caseId, DsarProcess.FORM_OBJECTION, "reasons") : "";
        return outcome(Right.OBJECTION, result, reasons, List.of(), List.of(), objection.activities());
    }

    private static Outcome outcome(
            Right right,
            Result result,
            String reasons,
            List<ErasedSystem> erased,
            List<OutcomeInput.Corrected> corrected,
            Collection<String> activities) {
        return new Outcome(
                right.name(),
                result,
                reasons,
                erased,
                corrected,
                activities.stream().sorted().toList());
    }

    private Result result(String caseId, String taskKey) {
        return switch (decisions.at(caseId, taskKey).orElseThrow()) {
            case DsarDecisions.REFUSE, DsarDecisions.OVERRIDE -> Result.REFUSED;
            case DsarDecisions.PARTLY -> Result.PARTLY;
            default -> Result.DONE;
        };
    }

    /** What staff tell the person about what fits no other branch. */
    String told(String caseId) {
        return forms.text(caseId, DsarProcess.FORM_CARRY_OUT, "tellPerson");
    }

    /** An objection that is upheld opens the way to erasure (Art. 17(1)(c)); the person is offered it. */
    private String note(String caseId, Locale language) {
        List<String> parts = new ArrayList<>();
        if (!told(caseId).isBlank()) {
            parts.add(told(caseId));
        }
        String statement = rectification.statement(caseId);
        if (!statement.isBlank()) {
            parts.add(messages.getMessage("dsar.rights.statement-added", null, language) + " " + statement);
        }
        boolean upheld = decisions.is(caseId, DsarProcess.TASK_WEIGH_OBJECTION, DsarObjection.UPHOLD);
        if (upheld && !rights(caseId).contains(Right.ERASURE)) {
            parts.add(messages.getMessage("dsar.rights.erasure-offered", null, language));
        }
        return String.join("\n\n", parts);
    }
}
