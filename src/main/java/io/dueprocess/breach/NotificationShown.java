package io.dueprocess.breach;

import io.dueprocess.breach.authority.Answers;
import io.dueprocess.breach.authority.AnswersWriter;
import io.dueprocess.breach.authority.NotificationTemplate;
import io.dueprocess.breach.authority.NotificationWords;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.desk.CaseView.Fact;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import io.dueprocess.portal.Dates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the task forms and the case page show of the notification. Task forms are in English, like Tasklist itself. */
@Component
class NotificationShown {

    private static final Locale FORMS = Locale.ENGLISH;

    /** Fields that an approver sees at a glance; the document has them all. */
    private static final List<Integer> SUMMARY = List.of(48, 49, 55, 60, 62, 66, 68, 71, 73, 89, 92, 97);

    private final BreachStore store;
    private final BreachForms forms;
    private final Deadlines deadlines;
    private final NotificationRounds rounds;
    private final NotificationRules rules;
    private final NotificationFacts facts;
    private final NotificationPrefill prefill;
    private final NotificationTemplate template;
    private final NotificationWords words;
    private final AnswersWriter writer;
    private final java.time.Clock clock;
    private final ZoneId zone;

    NotificationShown(
            BreachStore store,
            BreachForms forms,
            Deadlines deadlines,
            NotificationRounds rounds,
            NotificationRules rules,
            NotificationFacts facts,
            NotificationPrefill prefill,
            NotificationTemplate template,
            NotificationWords words,
            AnswersWriter writer,
            java.time.Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.store = store;
        this.forms = forms;
        this.deadlines = deadlines;
        this.rounds = rounds;
        this.rules = rules;
        this.facts = facts;
        this.prefill = prefill;
        this.template = template;
        this.words = words;
        this.writer = writer;
        this.clock = clock;
        this.zone = zone;
    }

    Map<String, Object> inForm(String caseId, String formId) {
        Map<String, Object> values = new HashMap<>();
        switch (formId) {
            case BreachProcess.FORM_PREPARE -> values.putAll(preparation(caseId));
            case BreachProcess.FORM_APPROVE, BreachProcess.FORM_FILE -> values.putAll(written(caseId));
            default -> {
                return values;
            }
        }
        due(caseId).ifPresent(due -> values.put("caseDue", new Dates(FORMS, zone).minute(due)));
        return values;
    }

    /** The 72 hours; once they are met, the day on which more is due. */
    private Optional<Instant> due(String caseId) {
        Instant followUp = store.get(caseId).followUpDue();
        return followUp != null
                ? Optional.of(followUp)
                : deadlines.find(caseId, Clock.BREACH_AUTHORITY).map(Deadline::expiresAt);
    }

    private Map<String, Object> preparation(String caseId) {
        Map<String, Object> values = new HashMap<>(prefill.of(caseId));
        Map<String, Object> filledIn = new HashMap<>(values);
        filledIn.putAll(forms.latest(caseId, BreachProcess.FORM_PREPARE));
        Answers answers = writer.write(filledIn, facts.of(caseId), rules.late(caseId, clock.instant()));
        values.put("missing", words.missing(answers, FORMS));
        values.put(
                "returnedWith",
                Stream.of(
                                returned(caseId, BreachProcess.FORM_APPROVE, "return", "comment"),
                                returned(caseId, BreachProcess.FORM_FILE, "back", "backReason"))
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n")));
        rounds.receiptNumber(caseId).ifPresent(number -> values.put("earlierReceipt", number));
        return values;
    }

    private String returned(String caseId, String formId, String decision, String field) {
        Map<String, Object> latest = forms.latest(caseId, formId);
        return decision.equals(latest.get(BreachProcess.DECISION.name())) && latest.get(field) instanceof String text
                ? text
                : "";
    }

    private Map<String, Object> written(String caseId) {
        Map<String, Object> values = new HashMap<>();
        rounds.latest(caseId).ifPresent(notification -> {
            values.put(
                    "notificationKind",
                    words.of("round", FORMS) + " " + notification.round() + ": " + kind(notification, FORMS));
            values.put("missing", words.missing(notification.answers(), FORMS));
            values.put("summary", summary(notification.answers()));
        });
        rounds.receiptNumber(caseId).ifPresent(number -> values.put("earlierReceipt", number));
        return values;
    }

    private String summary(Answers answers) {
        return SUMMARY.stream()
                .map(template::field)
                .filter(field -> answers.values().containsKey(field.number()))
                .map(field -> words.label(field, FORMS) + ": "
                        + words.answer(field, answers, FORMS).replace("\n", "; "))
                .collect(Collectors.joining("\n"));
    }

    private String kind(WrittenNotification notification, Locale language) {
        return words.of("type." + notification.type().id(), language);
    }

    /** Nothing before a notification was written. */
    List<Section> onCase(String caseId, Locale language) {
        List<WrittenNotification> all = rounds.written(caseId);
        if (all.isEmpty()) {
            return List.of();
        }
        Dates dates = new Dates(language, zone);
        BreachFacts breach = store.get(caseId);
        WrittenNotification latest = all.get(all.size() - 1);
        List<Fact> lines = new ArrayList<>();
        lines.add(fact("section.state", state(breach, language), language));
        if (breach.notifiedAt() != null) {
            lines.add(fact(
                    "section.filed",
                    dates.minute(breach.notifiedAt()) + ", "
                            + words.of(
                                    Notified.of(breach) == Notified.IN_TIME ? "section.in-time" : "section.late",
                                    language),
                    language));
        }
        if (breach.followUpDue() != null) {
            lines.add(fact("section.follow-up", dates.day(breach.followUpDue()), language));
        }
        if (breach.completeAt() != null) {
            lines.add(fact("section.complete", dates.minute(breach.completeAt()), language));
        }
        lines.add(fact("missing", words.missing(latest.answers(), language), language));
        return List.of(new Section(words.of("section", language), lines, table(caseId, all, dates, language)));
    }

    private String state(BreachFacts breach, Locale language) {
        String state = breach.notifiedAt() == null ? "none" : breach.completeAt() == null ? "open" : "done";
        return words.of("section." + state, language);
    }

    private Table table(String caseId, List<WrittenNotification> all, Dates dates, Locale language) {
        List<Filing> filings = rounds.filings(caseId);
        List<List<String>> rows = all.stream()
                .map(notification -> {
                    Filing filing = filings.stream()
                            .filter(each -> each.round() == notification.round())
                            .findFirst()
                            .orElse(null);
                    return List.of(
                            String.valueOf(notification.round()),
                            kind(notification, language),
                            filing == null ? "" : dates.minute(filing.filedAt()),
                            filing == null ? "" : filing.receiptNumber(),
                            filing == null ? "" : words.of("how." + filing.how(), language));
                })
                .toList();
        List<String> columns = Stream.of("round", "kind", "filed", "receipt", "how")
                .map(column -> words.of("column." + column, language))
                .toList();
        return new Table(columns, rows);
    }

    private Fact fact(String code, String value, Locale language) {
        return new Fact(words.of(code, language), value);
    }
}
