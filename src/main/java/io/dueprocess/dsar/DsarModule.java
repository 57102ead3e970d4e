package io.dueprocess.dsar;

import io.dueprocess.access.Groups;
import io.dueprocess.deadline.Clock;
import io.dueprocess.engine.ProcessModule;
import io.dueprocess.engine.Refused;
import io.dueprocess.mail.MailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rules of {@code dsar-handling} that the engine enforces at every task. */
@Component
class DsarModule implements ProcessModule {

    private final DsarRequests requests;
    private final DsarInbox inbox;
    private final DsarTransfers transfers;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarReview review;
    private final DsarSystems provided;
    private final DsarRightsRules rules;
    private final DsarFormValues formValues;
    private final DsarBehalf behalf;
    private final java.time.Clock clock;
    private final ZoneId zone;

    DsarModule(
            DsarRequests requests,
            DsarInbox inbox,
            DsarTransfers transfers,
            DsarStore store,
            DsarForms forms,
            DsarReview review,
            DsarSystems provided,
            DsarRightsRules rules,
            DsarFormValues formValues,
            DsarBehalf behalf,
            java.time.Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.requests = requests;
        this.inbox = inbox;
        this.transfers = transfers;
        this.store = store;
        this.forms = forms;
        this.review = review;
        this.provided = provided;
        this.rules = rules;
        this.formValues = formValues;
        this.behalf = behalf;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String processKey() {
        return DsarProcess.KEY;
    }

    /** Owners of systems and Legal have tasks of their own; a case file is open to them only with such a task. */
    @Override
    public Rights rights() {
        Set<String> workers = new HashSet<>(provided.owners());
        workers.add(Groups.LEGAL);
        workers.addAll(DsarProcess.READERS);
        return new Rights(workers, DsarProcess.READERS, Set.of(Groups.MANAGERS));
    }

    @Override
    public Clock clock() {
        return Clock.DSAR_RESPONSE;
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId, Locale language) {
        return formValues.of(caseId, formId);
    }

    /** A request by letter, telephone or in person: the clock starts on the day it was received (Art. 12(3)). */
    @Override
    public String open(String formId, Map<String, Object> fields, String userId) {
        LocalDate receivedOn = LocalDate.parse((String) fields.get("receivedOn"));
        Instant receivedAt = receivedOn.atStartOfDay(zone).toInstant();
        if (receivedAt.isAfter(clock.instant())) {
            throw new Refused("dsar.refused.received-in-future");
        }
        String mail = (String) fields.get("personMail");
        if (!MailAddress.accepts(mail)) {
            throw new Refused("dsar.refused.mail-wrong");
        }
        DsarFile content = new DsarFile(
                (String) fields.get("personName"),
                mail,
                DsarForms.rightsIn(fields),
                fields.get("requestText") instanceof String text ? text : "",
                (String) fields.get("channel"),
                DsarBehalf.of(fields));
        Locale language = Locale.forLanguageTag((String) fields.get("personLanguage"));
        return requests.open(content, "staff-" + UUID.randomUUID(), language, receivedAt, userId)
                .id();
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, Map<String, Object> variables) {
        switch (taskKey) {
            case DsarProcess.TASK_TRIAGE ->
                triaged(caseId, userId, (String) variables.get(DsarProcess.DECISION.name()));
            case DsarProcess.TASK_REVIEW -> reviewed(caseId, userId);
            case DsarProcess.TASK_APPROVE_ANSWER -> transfers.check(caseId);
            case DsarProcess.TASK_WRITE_REFUSAL -> store.refusalBy(caseId, userId);
            default -> rules.completing(caseId, taskKey, (String) variables.get(DsarProcess.DECISION.name()), userId);
        }
    }

    private void triaged(String caseId, String userId, String decision) {
        behalf.settle(caseId, userId);
        if ("act".equals(decision)) {
            if (forms.rights(caseId).isEmpty() && !forms.asksForSomethingElse(caseId)) {
                throw new Refused("dsar.refused.no-right");
            }
            boolean noted =
                    !forms.text(caseId, DsarProcess.FORM_TRIAGE, "identityNote").isBlank();
            if (!store.get(caseId).mailConfirmed() && !noted) {
                throw new Refused("dsar.refused.mail-not-confirmed");
            }
            behalf.requireAuthority(caseId);
        }
        if ("withdrawn".equals(decision)) {
            store.withdrawn(caseId);
        }
        if ("not-request".equals(decision)) {
            inbox.notRequest(caseId);
        } else if (!"withdrawn".equals(decision)) {
            inbox.isRequest(caseId);
        }
    }

    private void reviewed(String caseId, String userId) {
        if (review.undecided(caseId) > 0) {
            throw new Refused("dsar.refused.undecided");
        }
        store.reviewedBy(caseId, userId);
    }

    @Override
    public boolean approves(String taskKey) {
        return ProcessModule.super.approves(taskKey) || taskKey.equals(DsarProcess.TASK_DECIDE_ERASURE);
    }

    /** Four eyes: who reviewed an item, or provided data that the answer holds, does not approve it. */
    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        DsarFacts facts = store.get(caseId);
        return switch (taskKey) {
            case DsarProcess.TASK_APPROVE_ANSWER -> reviewers(caseId, facts);
            case DsarProcess.TASK_APPROVE_REFUSAL -> facts.refusalBy() == null ? Set.of() : Set.of(facts.refusalBy());
            default -> rules.excludedFrom(caseId, taskKey);
        };
    }

    private Set<String> reviewers(String caseId, DsarFacts facts) {
        Set<String> reviewers = review.marks(caseId).values().stream()
                .map(DecisionMark::by)
                .collect(Collectors.toCollection(HashSet::new));
        if (facts.reviewedBy() != null) {
            reviewers.add(facts.reviewedBy());
        }
        reviewers.addAll(provided.authors(caseId, forms));
        return reviewers;
    }
}
