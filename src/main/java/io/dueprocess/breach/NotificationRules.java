package io.dueprocess.breach;

import io.dueprocess.breach.authority.NotificationTemplate;
import io.dueprocess.breach.authority.NotificationType;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.engine.Refused;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the law forbids at the tasks of the notification (Art. 33(1), 33(4)). */
@Component
class NotificationRules {

    private final Deadlines deadlines;
    private final BreachStore store;
    private final BreachForms forms;
    private final NotificationRounds rounds;
    private final NotificationTemplate template;
    private final java.time.Clock clock;
    private final ZoneId zone;

    NotificationRules(
            Deadlines deadlines,
            BreachStore store,
            BreachForms forms,
            NotificationRounds rounds,
            NotificationTemplate template,
            java.time.Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.deadlines = deadlines;
        this.store = store;
        this.forms = forms;
        this.rounds = rounds;
        this.template = template;
        this.clock = clock;
        this.zone = zone;
    }

    /** Whether a notification at that moment is the first, and comes after the 72 hours. */
    boolean late(String caseId, Instant at) {
        return store.get(caseId).notifiedAt() == null
                && deadlines
                        .find(caseId, Clock.BREACH_AUTHORITY)
                        .filter(deadline -> !at.isBefore(deadline.expiresAt()))
                        .isPresent();
    }

    /** @throws Refused when the kind does not fit what was filed, or reasons for the delay are missing */
    void prepared(String caseId) {
        boolean filed = store.get(caseId).notifiedAt() != null;
        boolean first = NotificationType.of(forms.text(caseId, BreachProcess.FORM_PREPARE, "notificationType"))
                .filter(NotificationType::first)
                .isPresent();
        refuseIf(first && filed, "follow-up");
        refuseIf(!first && !filed, "first-report");
        boolean reasons =
                !forms.text(caseId, BreachProcess.FORM_PREPARE, "delayReasons").isBlank();
        refuseIf(!reasons && late(caseId, clock.instant()), "delay-reasons");
    }

    /** @throws Refused when it is called complete and is not */
    void approved(String caseId) {
        WrittenNotification written = latest(caseId);
        boolean complete = written.type() == NotificationType.INITIAL_COMPLETE
                || written.type() == NotificationType.FOLLOW_UP_COMPLETE;
        refuseIf(complete && !template.missing(written.answers()).isEmpty(), "not-complete");
    }

    /** @throws Refused when it cannot have been filed then, or was late without reasons */
    void filed(String caseId) {
        FilingForm form = filingForm(caseId);
        refuseIf(form.filedAt().isEmpty() || form.receiptNumber().isEmpty(), "filed-when");
        Instant filedAt = form.filedAt().orElseThrow();
        refuseIf(filedAt.isAfter(clock.instant()), "filed-in-future");
        refuseIf(filedAt.isBefore(store.get(caseId).times().aware().toInstant()), "filed-before-aware");
        refuseIf(late(caseId, filedAt) && !latest(caseId).explainsDelay(), "delay-reasons-filing");
    }

    FilingForm filingForm(String caseId) {
        return new FilingForm(forms.latest(caseId, BreachProcess.FORM_FILE), zone);
    }

    private WrittenNotification latest(String caseId) {
        return rounds.latest(caseId).orElseThrow(() -> new Refused("breach.refused.no-notification"));
    }

    private static void refuseIf(boolean condition, String reason) {
        if (condition) {
            throw new Refused("breach.refused." + reason);
        }
    }
}
