package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.DeadlineRefused;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.dpia.ConsultationEvent.What;
import io.dueprocess.engine.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prior consultation of the authority: its clock from its receipt on, and its answer (Art. 36). Silence is no consent. */
@Service
@Transactional
public class DpiaConsultations {

    private static final int EXTENSION_WEEKS = 6;

    private final CaseFiles files;
    private final DpiaStore store;
    private final DpiaForms forms;
    private final Deadlines deadlines;
    private final DpiaMails mails;
    private final DpiaDays days;

    DpiaConsultations(
            CaseFiles files, DpiaStore store, DpiaForms forms, Deadlines deadlines, DpiaMails mails, DpiaDays days) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.deadlines = deadlines;
        this.mails = mails;
        this.days = days;
    }

    /** Starts the clock of Art. 36(2) from the authority's receipt; anew for a case that was put to it before. */
    public void start(String caseId) {
        LocalDate received = receivedOn(caseId).orElseThrow();
        if (clock(caseId).isPresent()) {
            deadlines.restart(caseId, Clock.DPIA_CONSULTATION, days.startOf(received), Actors.SYSTEM);
        } else {
            deadlines.start(caseId, Clock.DPIA_CONSULTATION, days.startOf(received), Actors.SYSTEM);
        }
        store.filed(caseId, days.startOf(received));
        String by = forms.latestAuthor(caseId, DpiaProcess.FORM_FILE).orElseThrow();
        append(
                caseId,
                new ConsultationEvent(
                        What.RECEIVED, received, forms.text(caseId, DpiaProcess.FORM_FILE, "reference"), null, by));
    }

    /** The authority needs up to six weeks more; it says so within one month of receipt (Art. 36(2)). */
    public void extend(String caseId, LocalDate toldOn, String reason, String userId) {
        requirePossible(caseId, toldOn);
        orRefused(
                () -> deadlines.extend(caseId, Clock.DPIA_CONSULTATION, EXTENSION_WEEKS, days.startOf(toldOn), userId));
        append(caseId, new ConsultationEvent(What.EXTENDED, toldOn, reason, null, userId));
    }

    /** The authority asks for information, which stops its clock until it has it (Art. 36(2)). */
    public void asked(String caseId, LocalDate askedOn, String text, String userId) {
        requirePossible(caseId, askedOn);
        orRefused(() -> deadlines.pause(caseId, Clock.DPIA_CONSULTATION, days.startOf(askedOn), userId));
        append(caseId, new ConsultationEvent(What.ASKED, askedOn, text, null, userId));
    }

    public void provided(String caseId, LocalDate providedOn, String text, String userId) {
        requirePossible(caseId, providedOn);
        orRefused(() -> deadlines.resume(caseId, Clock.DPIA_CONSULTATION, days.startOf(providedOn), userId));
        append(caseId, new ConsultationEvent(What.PROVIDED, providedOn, text, null, userId));
    }

    /** Keeps the answer of the authority; what it means is recorded once the process goes on. */
    void answer(String caseId, DpiaFacts.Answer answer, LocalDate answeredOn, String text, String userId) {
        requirePossible(caseId, answeredOn);
        append(caseId, new ConsultationEvent(What.ANSWERED, answeredOn, text, answer, userId));
    }

    /** Meets the clock; from now on the answer counts. */
    public void recordAnswer(String caseId) {
        ConsultationEvent answer = events(caseId).stream()
                .filter(event -> event.what() == What.ANSWERED)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        deadlines.meet(caseId, Clock.DPIA_CONSULTATION, days.startOf(answer.on()), Actors.SYSTEM);
        store.answered(caseId, answer.answer(), days.now());
    }

    /** The time is up without an answer: the case counts as late at the authority, and stays as it is. */
    public void escalateSilence(String caseId) {
        Deadline deadline = deadlines.miss(caseId, Clock.DPIA_CONSULTATION, days.now());
        if (deadline.state() == Deadline.State.MISSED) {
            mails.toStaff(
                    caseId,
                    "silence:" + deadline.expiresAt(),
                    "dpia-staff-silence",
                    List.of(Groups.DPO, Groups.MANAGERS),
                    deadline.date().due());
        }
    }

    /** The day on which the authority received the latest request; empty before it was filed. */
    Optional<LocalDate> receivedOn(String caseId) {
        Map<String, Object> form = forms.latest(caseId, DpiaProcess.FORM_FILE);
        return Optional.ofNullable(days.in(form, "receivedOn"));
    }

    /** Filed, and not answered yet. */
    boolean running(String caseId) {
        DpiaFacts facts = store.get(caseId);
        return facts.filedAt() != null && facts.answeredAt() == null && facts.closedAt() == null;
    }

    /** What happened between us and the authority, oldest first. */
    public List<ConsultationEvent> events(String caseId) {
        return files.list(caseId, ConsultationEvent.KIND, ConsultationEvent.class).stream()
                .map(Entry::content)
                .toList();
    }

    private void append(String caseId, ConsultationEvent event) {
        files.append(caseId, ConsultationEvent.KIND, event, event.by());
    }

    /** @throws Refused for a day that cannot be, or while the authority is not being consulted */
    private void requirePossible(String caseId, LocalDate day) {
        if (!running(caseId)) {
            throw new Refused("dpia.refused.not-consulted");
        }
        if (day.isAfter(days.today())) {
            throw new Refused("dpia.refused.in-future");
        }
        if (day.isBefore(receivedOn(caseId).orElseThrow())) {
            throw new Refused("dpia.refused.before-receipt");
        }
        if (clock(caseId).filter(deadline -> isBeforeQuestion(day, deadline)).isPresent()) {
            throw new Refused("dpia.refused.before-question");
        }
    }

    /** The clock of Art. 36(2); empty before the first request was filed. */
    public Optional<Deadline> clock(String caseId) {
        return deadlines.find(caseId, Clock.DPIA_CONSULTATION);
    }

    private boolean isBeforeQuestion(LocalDate day, Deadline deadline) {
        return deadline.state() == Deadline.State.PAUSED && day.isBefore(days.of(deadline.pausedSince()));
    }

    private static void orRefused(Supplier<Deadline> change) {
        try {
            change.get();
        } catch (DeadlineRefused refused) {
            throw new Refused(refused.code());
        }
    }
}
