package io.dueprocess.dpia;

import io.dueprocess.deadline.Deadline;
import io.dueprocess.desk.CaseView.Action;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import io.dueprocess.engine.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tasks around a prior consultation and its place on the case page. */
@Service
@Transactional
public class ConsultationTasks implements DpiaPart {

    private final DpiaConsultations consultations;
    private final DpiaForms forms;
    private final Dpias dpias;
    private final DpiaDays days;
    private final MessageSource messages;

    ConsultationTasks(
            DpiaConsultations consultations, DpiaForms forms, Dpias dpias, DpiaDays days, MessageSource messages) {
        this.consultations = consultations;
        this.forms = forms;
        this.dpias = dpias;
        this.days = days;
        this.messages = messages;
    }

    /** The answer was recorded on the case page: the process goes on. */
    public void answered(String caseId, DpiaFacts.Answer answer, LocalDate answeredOn, String text, String userId) {
        consultations.answer(caseId, answer, answeredOn, text, userId);
        dpias.answered(caseId);
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        switch (taskKey) {
            case DpiaProcess.TASK_FILE -> filed(caseId);
            case DpiaProcess.TASK_RECORD_ANSWER -> {
                Map<String, Object> form = forms.latest(caseId, DpiaProcess.FORM_RECORD_ANSWER);
                consultations.answer(
                        caseId,
                        DpiaFacts.Answer.valueOf((String) form.get("answer")),
                        days.in(form, "answeredOn"),
                        (String) form.get("text"),
                        userId);
            }
            default -> {
                // the other tasks are other parts'
            }
        }
    }

    private void filed(String caseId) {
        LocalDate received = consultations.receivedOn(caseId).orElseThrow(() -> new Refused("dpia.refused.no-receipt"));
        if (received.isAfter(days.today())) {
            throw new Refused("dpia.refused.in-future");
        }
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId) {
        return switch (formId) {
            case DpiaProcess.FORM_RECORD_ANSWER ->
                Map.of(
                        "consultationDue",
                        consultations.clock(caseId).map(ConsultationTasks::due).orElse(""));
            case DpiaProcess.FORM_DECIDE -> Map.of("authorityAnswer", answer(caseId));
            default -> Map.of();
        };
    }

    private static String due(Deadline deadline) {
        return DpiaDays.words(deadline.date().due(), Locale.ENGLISH);
    }

    private String answer(String caseId) {
        DpiaWords words = new DpiaWords(messages, Locale.ENGLISH);
        return consultations.events(caseId).stream()
                .filter(event -> event.answer() != null)
                .reduce((earlier, later) -> later)
                .map(event -> words.of("answer." + event.answer()) + "\n" + event.text())
                .orElse("");
    }

    @Override
    public List<Action> actions(String caseId) {
        return consultations.running(caseId)
                ? List.of(new Action(Action.Kind.CONSULTATION, "/api/v1/dpia/" + caseId + "/consultation", true))
                : List.of();
    }

    @Override
    public List<Section> sections(String caseId, Locale language) {
        List<ConsultationEvent> events = consultations.events(caseId);
        if (events.isEmpty()) {
            return List.of();
        }
        DpiaWords words = new DpiaWords(messages, language);
        List<List<String>> rows = events.stream()
                .map(event -> List.of(
                        DpiaDays.words(event.on(), language),
                        words.of(event.answer() == null ? "event." + event.what() : "answer." + event.answer()),
                        event.text(),
                        event.by()))
                .toList();
        List<String> columns =
                List.of(words.of("event.on"), words.of("event.what"), words.of("event.text"), words.of("event.by"));
        return List.of(new Section(words.of("consultation"), List.of(), new Table(columns, rows)));
    }
}
