package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** A request for access, driven by its person, by {@code petra} who triages and reviews, and by {@code dan} who approves. */
public final class AccessCase {

    public static final String TRIAGE = "UserTask_TriageRequest";
    public static final String REVIEW = "UserTask_ReviewItems";
    public static final String APPROVE = "UserTask_ApproveAnswer";

    private final RunningApp app;
    private final String mailAddress;
    private final String reference;

    public final PersonClient person;
    public final StaffClient petra;
    public final StaffClient dan;
    public final String id;

    private AccessCase(RunningApp app, PersonClient person, String mailAddress, String reference) {
        this.app = app;
        this.person = person;
        this.mailAddress = mailAddress;
        this.reference = reference;
        this.petra = new StaffClient(app, "petra");
        this.dan = new StaffClient(app, "dan");
        this.id = petra.caseId(reference);
    }

    /** Files the request; nothing is waited for. */
    public static AccessCase file(RunningApp app, Filing filing) {
        return file(app, app, filing);
    }

    /** The person is at one node, staff and mails at another. */
    public static AccessCase file(RunningApp portal, RunningApp desk, Filing filing) {
        PersonClient person = new PersonClient(portal);
        return new AccessCase(desk, person, filing.mail(), person.file(filing));
    }

    /** The case as somebody at another node sees it. */
    public AccessCase at(RunningApp node) {
        return new AccessCase(node, new PersonClient(node), mailAddress, reference);
    }

    public String reference() {
        return reference;
    }

    /** The acknowledgement: reference, access code, confirmation link. */
    public SentMails.SentMail acknowledgement() {
        Awaitility.await("acknowledgement")
                .atMost(Duration.ofSeconds(60))
                .until(() -> mails().anyMatch(mail -> mail.text().contains("/requests/confirm?token=")));
        return mails().filter(mail -> mail.text().contains("/requests/confirm?token="))
                .findFirst()
                .orElseThrow();
    }

    /** Mails to the person about this case. */
    public java.util.stream.Stream<SentMails.SentMail> mails() {
        return SentMails.to(app.data(), mailAddress).stream()
                .filter(mail -> mail.subject().contains(reference));
    }

    public AccessCase confirmed() {
        person.confirm(acknowledgement().find("(http\\S+/requests/confirm\\S+)"));
        return this;
    }

    public String accessCode() {
        return acknowledgement().find("Access code: (\\S+)");
    }

    public AccessCase signedIn() {
        assertThat(person.signIn(reference, accessCode()).statusCode()).isEqualTo(200);
        return this;
    }

    /** Triage sends it on to act on the rights. */
    public AccessCase triaged(String... rightFields) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("relation", "customer", "decision", "act"));
        values.put("identityNote", "Known by the confirmed address.");
        for (String field : rightFields) {
            values.put(field, true);
        }
        petra.complete(id, TRIAGE, values);
        return this;
    }

    /** Everything found is included. */
    public AccessCase reviewed() {
        String taskId = petra.awaitTask(id, REVIEW);
        assertThat(petra.claim(taskId).statusCode()).isEqualTo(204);
        includeEverything();
        assertThat(petra.submit(taskId, Map.of("reviewed", true)).statusCode()).isBetween(200, 204);
        return this;
    }

    /** Whole systems first, then what is uncertain one by one; the review task is Petra's. */
    public void includeEverything() {
        Set<String> systems = new LinkedHashSet<>();
        for (JsonNode item : petra.items(id)) {
            systems.add(item.get("systemId").asText());
        }
        systems.forEach(
                system -> petra.done("POST", "/api/v1/dsar/" + id + "/systems/" + system + "/include-remaining", null));
        petra.includeRemaining(id);
    }

    public AccessCase approved() {
        dan.complete(id, APPROVE, Map.of("decision", "approve"));
        return this;
    }

    public AccessCase awaitClosed() {
        Awaitility.await("closed")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> petra.openCase(id).get("state").asText().equals("closed"));
        return this;
    }

    /** From filing to the answer. */
    public AccessCase answered() {
        return confirmed().triaged("rightAccess").reviewed().approved().awaitClosed();
    }
}
