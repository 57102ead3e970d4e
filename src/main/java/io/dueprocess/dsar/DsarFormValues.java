package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a task form shows of the case. Task forms are in English, like Tasklist itself. */
@Component
class DsarFormValues {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarTriage triage;
    private final DsarIdentity identity;
    private final DsarReview review;
    private final DsarCollection collection;
    private final DsarRepeatWords repeats;
    private final DsarRightsValues rights;
    private final MessageSource messages;
    private final ZoneId zone;

    DsarFormValues(
            CaseFiles files,
            Deadlines deadlines,
            DsarStore store,
            DsarForms forms,
            DsarTriage triage,
            DsarIdentity identity,
            DsarReview review,
            DsarCollection collection,
            DsarRepeatWords repeats,
            DsarRightsValues rights,
            MessageSource messages,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.deadlines = deadlines;
        this.store = store;
        this.forms = forms;
        this.triage = triage;
        this.identity = identity;
        this.review = review;
        this.collection = collection;
        this.repeats = repeats;
        this.rights = rights;
        this.messages = messages;
        this.zone = zone;
    }

    Map<String, Object> of(String caseId, String formId) {
        DsarFile request =
                files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("caseReference", files.find(caseId).orElseThrow().reference());
        values.put(
                "caseDue",
                DAY.format(deadlines
                        .find(caseId, Clock.DSAR_RESPONSE)
                        .orElseThrow()
                        .date()
                        .due()));
        values.put("casePerson", person(request));
        switch (formId) {
            case DsarProcess.FORM_TRIAGE -> triage(caseId, request, values);
            case DsarProcess.FORM_IDENTITY -> identity(caseId, values);
            case DsarProcess.FORM_REVIEW -> review(caseId, values);
            case DsarProcess.FORM_APPROVE -> values.put("reviewSummary", reviewSummary(caseId));
            case DsarProcess.FORM_CARRY_OUT -> values.put("requestText", request.text());
            case DsarProcess.FORM_REFUSAL -> refusing(caseId, values);
            case DsarProcess.FORM_REFUSAL_APPROVAL -> refusal(caseId, values);
            default -> values.putAll(rights.of(caseId, formId));
        }
        return values;
    }

    private static String person(DsarFile request) {
        String asks = request.name() + " <" + request.mail() + ">";
        NewRequest.Behalf behalf = request.behalf();
        if (behalf == null) {
            return asks;
        }
        return behalf.name() + (behalf.mail() == null ? "" : " <" + behalf.mail() + ">") + ", asked for by " + asks;
    }

    private void triage(String caseId, DsarFile request, Map<String, Object> values) {
        DsarFacts facts = store.get(caseId);
        values.put("requestText", request.text());
        values.put("requestRights", names(request.rights()));
        values.put(
                "triageProposal",
                triage.proposal(caseId)
                        .map(proposal -> message("dsar.proposal." + proposal.reason()))
                        .orElse(""));
        values.put(
                "mailState",
                facts.mailConfirmed()
                        ? "Confirmed on " + DAY.format(facts.mailConfirmedAt().atZone(zone))
                        : "Not confirmed");
        values.put("matchState", message("dsar.match." + facts.match()));
        if (forms.latest(caseId, DsarProcess.FORM_TRIAGE).isEmpty()) {
            values.putAll(DsarForms.boxes(request.rights()));
            values.putAll(DsarBehalf.fields(request.behalf()));
            values.putAll(question(request, facts.language()));
        }
        values.put("earlierRequests", repeats.lines(caseId, Locale.ENGLISH));
    }

    /** What to ask somebody who asks for another, ready to be changed. */
    private Map<String, Object> question(DsarFile request, Locale language) {
        return request.behalf() == null
                ? Map.of()
                : Map.of(
                        "identityQuestion",
                        messages.getMessage(
                                "dsar.question." + request.behalf().requester(),
                                new Object[] {request.behalf().name()},
                                "",
                                language));
    }

    /** The earlier requests are facts of a refusal as excessive; whoever refuses for another reason takes them out. */
    private void refusing(String caseId, Map<String, Object> values) {
        values.put("returnedWith", forms.text(caseId, DsarProcess.FORM_REFUSAL_APPROVAL, "comment"));
        values.put("earlierRequests", repeats.lines(caseId, Locale.ENGLISH));
        String facts = repeats.facts(caseId, store.get(caseId).language());
        if (!facts.isEmpty() && forms.latest(caseId, DsarProcess.FORM_REFUSAL).isEmpty()) {
            values.put("ground", "excessive");
            values.put("reasons", facts);
        }
    }

    private void identity(String caseId, Map<String, Object> values) {
        values.put("identityAsked", identity.question(caseId));
        List<Entry<DsarMessage>> all = files.list(caseId, DsarMessage.KIND, DsarMessage.class);
        values.put(
                "identityReply",
                all.stream()
                        .filter(entry -> entry.content().fromPerson())
                        .reduce((earlier, later) -> later)
                        .map(entry -> entry.content().text())
                        .orElse("(no answer)"));
    }

    private void review(String caseId, Map<String, Object> values) {
        List<ReviewItem> items = review.items(caseId, Locale.ENGLISH);
        long decided = items.stream()
                .filter(item -> item.decision() != ReviewItem.Decision.UNDECIDED)
                .count();
        Set<String> missed = collection.missedWhileFinding(caseId);
        String progress = decided + " of " + items.size() + " items";
        values.put(
                "reviewProgress",
                missed.isEmpty()
                        ? progress
                        : progress + "; may be incomplete, out of reach: " + String.join(", ", missed));
        values.put("returnedWith", forms.text(caseId, DsarProcess.FORM_APPROVE, "comment"));
    }

    private String reviewSummary(String caseId) {
        List<ReviewItem> items = review.items(caseId, Locale.ENGLISH);
        long excluded = items.stream()
                .filter(item -> item.decision() == ReviewItem.Decision.EXCLUDE)
                .count();
        long redacted = items.stream()
                .flatMap(item -> item.fields().stream())
                .filter(field -> field.redacted() != null)
                .count();
        return "%d items included, %d left out, %d fields redacted, by %s"
                .formatted(
                        items.size() - excluded,
                        excluded,
                        redacted,
                        store.get(caseId).reviewedBy());
    }

    private void refusal(String caseId, Map<String, Object> values) {
        Map<String, Object> refusal = forms.latest(caseId, DsarProcess.FORM_REFUSAL);
        values.put("refusalGround", message("dsar.ground." + refusal.get("ground")));
        values.put("refusalReasons", refusal.getOrDefault("reasons", ""));
    }

    private String names(Set<Right> rights) {
        return rights.isEmpty()
                ? "Nothing ticked"
                : rights.stream()
                        .sorted()
                        .map(right -> message("dsar.staff.right." + right))
                        .collect(Collectors.joining(", "));
    }

    private String message(String code) {
        return messages.getMessage(code, null, code, Locale.ENGLISH);
    }
}
