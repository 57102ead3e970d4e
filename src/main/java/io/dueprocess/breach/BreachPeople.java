package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.CaseView;
import io.dueprocess.engine.Refused;
import io.dueprocess.link.PeopleConcerned;
import io.dueprocess.mail.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules of telling the people concerned (Art. 34), at the tasks and in the model. */
@Component("breachPeople")
@Transactional
public class BreachPeople implements BreachPart {

    private final CaseFiles files;
    private final BreachStore store;
    private final BreachForms forms;
    private final BreachBatches batches;
    private final BreachPeopleLists lists;
    private final Outbox outbox;
    private final BreachPeopleValues values;
    private final BreachPeopleSections sections;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BreachPeople(
            CaseFiles files,
            BreachStore store,
            BreachForms forms,
            BreachBatches batches,
            BreachPeopleLists lists,
            Outbox outbox,
            BreachPeopleValues values,
            BreachPeopleSections sections,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.batches = batches;
        this.lists = lists;
        this.outbox = outbox;
        this.values = values;
        this.sections = sections;
        this.events = events;
        this.clock = clock;
    }

    /**
     * For the model: numbers of all batches, written to or not. The engine asks anew at each turn of the loop and counts in
     * what it is told, so the list must not become shorter under way; who was written to is passed over.
     */
    @Transactional(readOnly = true)
    public List<Integer> batches(DelegateExecution execution) {
        return batches.all(execution.getProcessBusinessKey());
    }

    /** New facts began another round: the approval is void, and people may be added to the list. */
    public void newRound(String caseId, String actor) {
        if (approved(caseId)) {
            files.remove(caseId, BreachLetter.KIND, BreachLetter.KIND, actor);
        }
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        switch (taskKey) {
            case BreachProcess.TASK_PREPARE_COMMUNICATION -> prepared(caseId, userId, decision);
            case BreachProcess.TASK_APPROVE_COMMUNICATION -> approved(caseId, userId, decision);
            case BreachProcess.TASK_CONFIRM_TOLD -> told(caseId);
            case BreachProcess.TASK_PUBLISH -> store.told(caseId, clock.instant());
            default -> {
                // the other tasks are none of ours
            }
        }
    }

    private void prepared(String caseId, String userId, String decision) {
        BreachFacts.Telling means = switch (decision) {
            case "mail" -> BreachFacts.Telling.MAIL;
            case "public" -> BreachFacts.Telling.PUBLIC;
            case "exempt" -> BreachFacts.Telling.EXEMPT;
            default -> throw new Refused("breach.refused.no-means");
        };
        newRound(caseId, userId);
        if (means != BreachFacts.Telling.EXEMPT && !letter(caseId).complete()) {
            throw new Refused("breach.refused.letter-incomplete");
        }
        if (means == BreachFacts.Telling.MAIL && batches.people(caseId).left() == 0) {
            throw new Refused("breach.refused.no-people");
        }
        store.telling(caseId, means);
        store.letterBy(caseId, userId);
    }

    /** What is approved is what is sent: the letter is kept as it is now. */
    private void approved(String caseId, String userId, String decision) {
        if (!"approve".equals(decision)) {
            return;
        }
        batches.locked(caseId);
        if (store.get(caseId).telling() == BreachFacts.Telling.MAIL
                && batches.people(caseId).left() == 0) {
            throw new Refused("breach.refused.no-people");
        }
        files.put(caseId, BreachLetter.KIND, BreachLetter.KIND, letter(caseId), userId);
        if (!store.get(caseId).isDrill()) {
            String reference = files.find(caseId).orElseThrow().reference();
            events.publishEvent(new PeopleConcerned(reference, lists.addresses(caseId)));
        }
    }

    private void told(String caseId) {
        boolean waiting = batches.people(caseId).left() > 0
                || outbox.progress(caseId, BreachMailing.TEMPLATE).waiting() > 0;
        if (waiting) {
            throw new Refused("breach.refused.letters-wait");
        }
        boolean otherwise =
                !forms.text(caseId, BreachProcess.FORM_TOLD, "toldOtherwise").isBlank();
        if (outbox.progress(caseId, BreachMailing.TEMPLATE).failed() > 0 && !otherwise) {
            throw new Refused("breach.refused.unreachable");
        }
        store.told(caseId, clock.instant());
    }

    /** Four eyes: who prepared the communication does not approve it. */
    @Override
    @Transactional(readOnly = true)
    public Set<String> excludedFrom(String caseId, String taskKey) {
        String preparedBy = store.get(caseId).letterBy();
        return BreachProcess.TASK_APPROVE_COMMUNICATION.equals(taskKey) && preparedBy != null
                ? Set.of(preparedBy)
                : Set.of();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> formValues(String caseId, String formId) {
        return values.of(caseId, formId);
    }

    /** For the case page: figures only. */
    @Override
    @Transactional(readOnly = true)
    public List<CaseView.Section> sections(String caseId, Locale language) {
        return sections.sections(caseId, language);
    }

    /** For the case page: what the current user may do about the people now. */
    @Override
    @Transactional(readOnly = true)
    public List<CaseView.Action> actions(String caseId) {
        return sections.actions(caseId);
    }

    private BreachLetter letter(String caseId) {
        return BreachLetter.of(forms.latest(caseId, BreachProcess.FORM_COMMUNICATION));
    }

    private boolean approved(String caseId) {
        return files.get(caseId, BreachLetter.KIND, BreachLetter.KIND, BreachLetter.class)
                .isPresent();
    }
}
