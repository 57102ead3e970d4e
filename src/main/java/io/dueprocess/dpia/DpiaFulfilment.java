package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import io.dueprocess.dpia.DpiaConditions.Condition;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The conditions of an approval, each for its owner until its day (Art. 24(1), 35(7)(d)). */
@Component("dpiaFulfilment")
@Transactional
public class DpiaFulfilment implements DpiaPart {

    private static final int DAYS_BEFORE = 7;

    /**
     * How a condition was fulfilled; content of the case file, by the condition's number.
     *
     * @param done in the words of who did it
     */
    record Fulfilled(String done) {

        static final String KIND = "dpia-fulfilled";
    }

    private final CaseFiles files;
    private final DpiaStore store;
    private final DpiaConditions conditions;
    private final DpiaForms forms;
    private final DpiaMails mails;
    private final DpiaDays days;
    private final MessageSource messages;

    DpiaFulfilment(
            CaseFiles files,
            DpiaStore store,
            DpiaConditions conditions,
            DpiaForms forms,
            DpiaMails mails,
            DpiaDays days,
            MessageSource messages) {
        this.files = files;
        this.store = store;
        this.conditions = conditions;
        this.forms = forms;
        this.mails = mails;
        this.days = days;
        this.messages = messages;
    }

    // --- for the model

    /** Numbers of the conditions that are open. */
    public List<Integer> numbers(DelegateExecution execution) {
        return conditions.of(execution.getProcessBusinessKey()).stream()
                .filter(Condition::open)
                .map(Condition::number)
                .toList();
    }

    public String owner(DelegateExecution execution) {
        return condition(execution).ownerGroup();
    }

    public LocalDate dueOn(DelegateExecution execution) {
        return condition(execution).dueOn();
    }

    public Date reminder(DelegateExecution execution) {
        return Date.from(days.startOf(dueOn(execution).minusDays(DAYS_BEFORE)));
    }

    /** The first instant that is too late. */
    public Date overdue(DelegateExecution execution) {
        return Date.from(days.endOf(dueOn(execution)));
    }

    /** Tells the tasks of one case apart. */
    void name(DelegateTask task) {
        task.setName("Fulfil condition " + DpiaProcess.CONDITION.from(task));
    }

    /** The task of a condition was completed. */
    void done(DelegateTask task) {
        String caseId = task.getExecution().getProcessBusinessKey();
        int number = DpiaProcess.CONDITION.from(task);
        String user = task.getAssignee();
        Map<String, Object> form =
                forms.rounds(caseId, DpiaProcess.FORM_CONDITION).getOrDefault(task.getId(), Map.of());
        files.put(
                caseId,
                Fulfilled.KIND,
                String.valueOf(number),
                new Fulfilled(String.valueOf(form.getOrDefault("done", ""))),
                user);
        conditions.done(caseId, number, user, days.now());
    }

    public void remind(String caseId, int number) {
        Condition condition = condition(caseId, number);
        mails.toStaff(
                caseId,
                "condition-reminder:" + number,
                "dpia-staff-condition-reminder",
                List.of(condition.ownerGroup()),
                condition.dueOn());
    }

    public void escalate(String caseId, int number) {
        Condition condition = condition(caseId, number);
        mails.toStaff(
                caseId,
                "condition-overdue:" + number,
                "dpia-staff-condition-overdue",
                List.of(condition.ownerGroup(), Groups.DPO, Groups.MANAGERS),
                condition.dueOn());
    }

    private Condition condition(DelegateExecution execution) {
        return condition(execution.getProcessBusinessKey(), DpiaProcess.CONDITION.from(execution));
    }

    private Condition condition(String caseId, int number) {
        return conditions.of(caseId).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow();
    }

    // --- what is shown

    /** Number to words of the conditions that the decision set. */
    Map<Integer, String> words(String caseId) {
        return ConditionFields.of(forms.latest(caseId, DpiaProcess.FORM_DECIDE)).stream()
                .collect(Collectors.toMap(ConditionFields::number, ConditionFields::words));
    }

    /** What was done about a condition; empty while it is open. */
    String done(String caseId, int number) {
        return files.get(caseId, Fulfilled.KIND, String.valueOf(number), Fulfilled.class)
                .map(Fulfilled::done)
                .orElse("");
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId) {
        return switch (formId) {
            case DpiaProcess.FORM_CONDITION -> Map.of("conditions", lines(caseId, false));
            case DpiaProcess.FORM_DECIDE -> {
                String previous = store.get(caseId).previous();
                boolean known = previous != null && files.find(previous).isPresent();
                yield Map.of("openConditions", known ? lines(previous, true) : "");
            }
            default -> Map.of();
        };
    }

    private String lines(String caseId, boolean openOnly) {
        Map<Integer, String> words = words(caseId);
        return conditions.of(caseId).stream()
                .filter(condition -> condition.open() || !openOnly)
                .map(condition -> condition.number() + ". " + words.getOrDefault(condition.number(), ""))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<Section> sections(String caseId, Locale language) {
        List<Condition> all = conditions.of(caseId);
        if (all.isEmpty()) {
            return List.of();
        }
        DpiaWords words = new DpiaWords(messages, language);
        Map<Integer, String> texts = words(caseId);
        List<List<String>> rows = all.stream()
                .map(condition -> List.of(
                        String.valueOf(condition.number()),
                        texts.getOrDefault(condition.number(), ""),
                        words.group(condition.ownerGroup()),
                        DpiaDays.words(condition.dueOn(), language),
                        words.of(condition.beforeGoLive() ? "yes" : "no"),
                        state(caseId, condition, words)))
                .toList();
        List<String> columns = List.of("number", "condition", "owner", "due", "before", "state").stream()
                .map(column -> words.of("condition." + column))
                .toList();
        return List.of(new Section(words.of("conditions"), List.of(), new Table(columns, rows)));
    }

    private String state(String caseId, Condition condition, DpiaWords words) {
        if (condition.open()) {
            return words.of(days.today().isAfter(condition.dueOn()) ? "condition.overdue" : "condition.open");
        }
        return words.of("condition.done", condition.doneBy(), done(caseId, condition.number()));
    }
}
