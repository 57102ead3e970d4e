package io.dueprocess.breach;

import io.dueprocess.breach.authority.Answers;
import io.dueprocess.breach.authority.AnswersWriter;
import io.dueprocess.breach.authority.Heading;
import io.dueprocess.breach.authority.NotificationPaper;
import io.dueprocess.breach.authority.NotificationType;
import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.desk.CaseView;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The notification to the authority: written down, approved by somebody else, filed, and followed up (Art. 33). */
@Component("breachNotifications")
@Transactional
public class BreachNotifications implements BreachPart {

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final BreachStore store;
    private final BreachForms forms;
    private final NotificationRounds rounds;
    private final NotificationRules rules;
    private final NotificationFacts facts;
    private final NotificationShown shown;
    private final AnswersWriter writer;
    private final NotificationPaper paper;
    private final BreachSettings settings;
    private final java.time.Clock clock;
    private final ZoneId zone;

    BreachNotifications(
            CaseFiles files,
            Deadlines deadlines,
            BreachStore store,
            BreachForms forms,
            NotificationRounds rounds,
            NotificationRules rules,
            NotificationFacts facts,
            NotificationShown shown,
            AnswersWriter writer,
            NotificationPaper paper,
            BreachSettings settings,
            java.time.Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.deadlines = deadlines;
        this.store = store;
        this.forms = forms;
        this.rounds = rounds;
        this.rules = rules;
        this.facts = facts;
        this.shown = shown;
        this.writer = writer;
        this.paper = paper;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** Writes the next round as PDF and JSON; earlier ones stay, since they may have been filed. */
    public void write(String caseId) {
        Map<String, Object> form = forms.latest(caseId, BreachProcess.FORM_PREPARE);
        NotificationType type =
                NotificationType.of(form.get("notificationType")).orElseThrow();
        Instant now = clock.instant();
        Answers answers = writer.write(form, facts.of(caseId), rules.late(caseId, now));
        int round = rounds.written(caseId).size() + 1;
        Heading heading = new Heading(
                facts.controllerName(),
                facts.contact(),
                facts.authority(),
                facts.reference(caseId),
                round,
                type,
                store.get(caseId).isDrill(),
                now,
                Locale.forLanguageTag(
                        form.getOrDefault("documentLanguage", "da").toString()));
        String name = "breach-notification-" + heading.reference() + "-" + round;
        attach(caseId, name + ".pdf", "application/pdf", paper.pdf(heading, answers));
        attach(caseId, name + ".json", "application/json", paper.json(heading, answers));
        rounds.add(caseId, new WrittenNotification(round, type, answers, now));
    }

    private void attach(String caseId, String name, String mediaType, byte[] content) {
        files.attach(
                caseId, WrittenNotification.KIND, name, mediaType, new ByteArrayInputStream(content), Actors.SYSTEM);
    }

    /** Records what was filed; the first filing meets the 72 hours, or meets them late. */
    public void recordFiling(String caseId) {
        WrittenNotification written = rounds.latest(caseId).orElseThrow();
        FilingForm form = rules.filingForm(caseId);
        Instant filedAt = form.filedAt().orElseThrow();
        String user = forms.latestAuthor(caseId, BreachProcess.FORM_FILE).orElse(Actors.SYSTEM);
        rounds.add(
                caseId,
                new Filing(
                        written.round(),
                        written.type(),
                        form.receiptNumber(),
                        filedAt,
                        form.how(),
                        written.explainsDelay(),
                        user));
        if (store.get(caseId).notifiedAt() == null) {
            meet(caseId, filedAt, user);
            store.notified(caseId, filedAt);
        }
        boolean last = written.type().last();
        store.complete(caseId, last ? filedAt : null);
        store.followUpDue(caseId, last ? null : afterwards(filedAt));
    }

    private void meet(String caseId, Instant filedAt, String user) {
        boolean running = deadlines
                .find(caseId, Clock.BREACH_AUTHORITY)
                .filter(deadline -> deadline.state().open())
                .isPresent();
        if (running) {
            deadlines.meet(caseId, Clock.BREACH_AUTHORITY, filedAt, user);
        }
    }

    private Instant afterwards(Instant filedAt) {
        return filedAt.atZone(zone).plus(settings.followUp()).toInstant();
    }

    /** Gateway after the filing: false as long as more is due to the authority (Art. 33(4)). */
    @Transactional(readOnly = true)
    public boolean complete(DelegateExecution execution) {
        return store.get(execution.getProcessBusinessKey()).completeAt() != null;
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        if (taskKey.equals(BreachProcess.TASK_PREPARE)) {
            rules.prepared(caseId);
            store.preparedBy(caseId, userId);
        } else if (taskKey.equals(BreachProcess.TASK_APPROVE) && "approve".equals(decision)) {
            rules.approved(caseId);
        } else if (taskKey.equals(BreachProcess.TASK_FILE) && "filed".equals(decision)) {
            rules.filed(caseId);
        }
    }

    /** Four eyes: who prepared it does not approve it. */
    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        String preparedBy = store.get(caseId).preparedBy();
        return taskKey.equals(BreachProcess.TASK_APPROVE) && preparedBy != null ? Set.of(preparedBy) : Set.of();
    }

    /** Values of this service's forms; empty for any other form. */
    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> formValues(String caseId, String formId) {
        return shown.inForm(caseId, formId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseView.Section> sections(String caseId, Locale language) {
        return shown.onCase(caseId, language);
    }
}
