package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every road through {@code dsar-handling}, with a mark in every field that one can type into. */
public final class MarkedJourneys {

    private static final String CARRY_OUT = "UserTask_CarryOutRight";
    private static final String CHECK_IDENTITY = "UserTask_CheckIdentity";
    private static final String WRITE_REFUSAL = "UserTask_WriteRefusal";
    private static final String APPROVE_REFUSAL = "UserTask_ApproveRefusal";
    private static final String PROVIDE_DATA = "UserTask_ProvideData";

    private final RunningApp app;
    private final Marks marks;

    public MarkedJourneys(RunningApp app, Marks marks) {
        this.app = app;
        this.marks = marks;
    }

    private Filing filing(String journey) {
        return Filing.of(sentence(journey + "-name"), marks.of(journey + "-mail") + "@nordlys.example")
                .withText(sentence(journey + "-text"))
                .withFile(marks.of(journey + "-file-name") + ".txt", sentence(journey + "-file"));
    }

    /** Long enough for every form. */
    private String sentence(String field) {
        return "Something " + marks.of(field) + " as typed.";
    }

    /** Access and another right, with messages, uploads, extension, redaction, exclusion and a returned approval. */
    public String accessAnswered() {
        Filing freja = Filing.of("Freja " + marks.of("access-name") + " Lindqvist", Filing.FREJA_MAIL)
                .withRights("ACCESS", "RECTIFICATION")
                .withText(sentence("access-text"))
                .withFile(marks.of("access-file-name") + ".txt", sentence("access-file"));
        AccessCase request = AccessCase.file(app, freja).confirmed().signedIn();
        StaffClient petra = request.petra;
        request.person.write(
                sentence("access-message"),
                marks.of("access-message-file-name") + ".txt",
                sentence("access-message-file"));
        petra.done("POST", path(request, "messages"), Map.of("text", sentence("access-reply")));
        petra.done("POST", path(request, "extension"), Map.of("months", 2, "reason", sentence("access-extension")));
        petra.upload(request.id, "note-file", marks.of("note-file-name") + ".txt", sentence("note-file"));
        petra.complete(
                request.id,
                AccessCase.TRIAGE,
                Map.of(
                        "rightAccess",
                        true,
                        "somethingElse",
                        true,
                        "relation",
                        "customer",
                        "decision",
                        "act",
                        "identityNote",
                        sentence("access-identity-note"),
                        "triageNote",
                        sentence("access-triage-note")));
        petra.complete(
                request.id,
                CARRY_OUT,
                Map.of(
                        "done", sentence("access-done"),
                        "tellPerson", sentence("access-tell-person")));
        petra.upload(request.id, "provided-data", marks.of("provided-name") + ".csv", sentence("provided"));
        petra.complete(request.id, PROVIDE_DATA, Map.of("found", "data", "statement", sentence("access-statement")));
        review(request);
        request.dan.complete(
                request.id, AccessCase.APPROVE, Map.of("decision", "return", "comment", sentence("access-comment")));
        petra.complete(
                request.id, AccessCase.REVIEW, Map.of("reviewed", true, "personNote", sentence("access-person-note")));
        request.approved().awaitClosed();
        request.person.answers().forEach(request.person::download);
        return request.id;
    }

    private void review(AccessCase request) {
        StaffClient petra = request.petra;
        String taskId = petra.awaitTask(request.id, AccessCase.REVIEW);
        petra.claim(taskId);
        JsonNode items = petra.items(request.id);
        assertThat(items.size()).isGreaterThan(2);
        Map<String, Object> redactions = new HashMap<>();
        items.get(0)
                .get("fields")
                .forEach(field ->
                        redactions.put(field.get("column").asText(), sentence("redaction-" + redactions.size())));
        ok(petra.decide(request.id, items.get(0), Map.of("decision", "INCLUDE", "redactions", redactions)));
        ok(petra.decide(request.id, items.get(1), Map.of("decision", "EXCLUDE", "ground", sentence("access-ground"))));
        request.includeEverything();
        ok(petra.submit(taskId, Map.of("reviewed", true, "personNote", sentence("access-first-note"))));
    }

    /** Doubt, proof, doubt again, proof again, established; then another right. */
    public String identityEstablished() {
        AccessCase request =
                AccessCase.file(app, filing("established")).confirmed().signedIn();
        askForIdentity(request, "established-question");
        request.person.write(sentence("proof-message"), marks.of("proof-name") + ".txt", sentence("proof"));
        request.petra.complete(
                request.id,
                CHECK_IDENTITY,
                Map.of("decision", "askAgain", "identityQuestion", sentence("established-again")));
        awaitQuestions(request, 2);
        request.person.write(sentence("proof-again"));
        request.petra.complete(
                request.id,
                CHECK_IDENTITY,
                Map.of("decision", "established", "identityNote", sentence("established-note")));
        request.petra.complete(
                request.id,
                CARRY_OUT,
                Map.of(
                        "done", sentence("established-done"),
                        "tellPerson", sentence("established-tell")));
        return request.awaitClosed().id;
    }

    /** Doubt that stays; a refusal that comes back once, and is then refused by ground. */
    public String identityRefused() {
        AccessCase request = AccessCase.file(app, filing("refused")).confirmed().signedIn();
        askForIdentity(request, "refused-question");
        request.person.write(sentence("refused-proof"));
        request.petra.complete(
                request.id,
                CHECK_IDENTITY,
                Map.of("decision", "notEstablished", "refusalNote", sentence("refused-note")));
        writeRefusal(request, "notIdentified", "refused-first");
        request.dan.complete(
                request.id, APPROVE_REFUSAL, Map.of("decision", "return", "comment", sentence("refused-comment")));
        triage(request, "refuse", "refused-triage-note");
        writeRefusal(request, "excessive", "refused-reasons");
        request.dan.complete(request.id, APPROVE_REFUSAL, Map.of("decision", "approve"));
        return request.awaitClosed().id;
    }

    public String withdrawn() {
        AccessCase request = AccessCase.file(app, filing("withdrawn"));
        triage(request, "withdrawn", "withdrawn-note");
        return request.awaitClosed().id;
    }

    /** Every right but the copy in one request, granted in part; what no connector reaches is done by hand. */
    public String everyRight() {
        Filing filing = Filing.of("Freja " + marks.of("rights-name") + " Lindqvist", "freja@atelier.example")
                .withRights("RECTIFICATION", "ERASURE", "RESTRICTION", "OBJECTION", "CONSENT_WITHDRAWAL")
                .withText(sentence("rights-text"));
        AccessCase request = AccessCase.file(app, filing)
                .confirmed()
                .triaged(
                        "rightRectification",
                        "rightErasure",
                        "rightRestriction",
                        "rightObjection",
                        "rightConsentWithdrawal");
        StaffClient petra = request.petra;
        StaffClient lea = new StaffClient(app, "lea");
        correct(request);
        petra.complete(
                request.id,
                "UserTask_AssessRectification",
                Map.of(
                        "decision", "partly",
                        "statement", sentence("rights-statement"),
                        "reasons", sentence("rights-rectification")));
        petra.complete(
                request.id,
                "UserTask_AssessRestriction",
                Map.of("decision", "refuse", "reasons", sentence("rights-restriction")));
        request.dan.claim(request.dan.awaitTask(request.id, "UserTask_DecideErasure"));
        keep(request);
        request.dan.complete(
                request.id,
                "UserTask_DecideErasure",
                Map.of("decision", "partly", "ground", "claims", "reasons", sentence("rights-erasure")));
        new StaffClient(app, "sia")
                .complete(request.id, "UserTask_RestrictByHand", Map.of("done", sentence("rights-by-hand")));
        lea.complete(
                request.id,
                "UserTask_WeighObjection",
                Map.of(
                        "ourGrounds", sentence("rights-grounds"),
                        "situation", sentence("rights-situation"),
                        "decision", "uphold"));
        return request.id;
    }

    private void correct(AccessCase request) {
        String path = path(request, "rectification");
        request.petra.claim(request.petra.awaitTask(request.id, "UserTask_AssessRectification"));
        JsonNode system = request.petra.read(path).get("systems").get(0);
        JsonNode row = system.get("rows").get(0);
        for (JsonNode field : row.get("fields")) {
            if (field.get("column").asText().equals("company")) {
                request.petra.done(
                        "PUT",
                        path,
                        Map.of(
                                "system", system.get("system").asText(),
                                "table", row.get("table").asText(),
                                "rowId", row.get("rowId").asText(),
                                "column", "company",
                                "seen", field.get("value").asText(),
                                "newValue", sentence("rights-new-value")));
            }
        }
    }

    private void keep(AccessCase request) {
        JsonNode system =
                request.dan.read(path(request, "erasure")).get("systems").get(0);
        request.dan.done(
                "PUT",
                path(request, "erasure/retained"),
                Map.of(
                        "system", system.get("system").asText(),
                        "table", system.at("/rows/0/table").asText(),
                        "rowId", system.at("/rows/0/rowId").asText(),
                        "basis", "Art. 17(3)(e)",
                        "until", "2035-12-31",
                        "reason", sentence("rights-hold")));
    }

    /** A letter that staff enter. */
    public String enteredByStaff() {
        StaffClient petra = new StaffClient(app, "petra");
        Map<String, Object> values = new LinkedHashMap<>(Map.of(
                "receivedOn",
                LocalDate.now().minusDays(1).toString(),
                "channel",
                "letter",
                "personName",
                sentence("entry-name"),
                "personMail",
                marks.of("entry-mail") + "@nordlys.example",
                "personLanguage",
                "da",
                "rightErasure",
                true,
                "requestText",
                sentence("entry-text")));
        JsonNode instance = petra.done(
                "POST", "/engine-rest/process-definition/key/dsar-handling/submit-form", StaffClient.variables(values));
        String caseId = instance.get("businessKey").asText();
        petra.awaitTask(caseId, AccessCase.TRIAGE);
        return caseId;
    }

    private void askForIdentity(AccessCase request, String field) {
        request.petra.complete(
                request.id,
                AccessCase.TRIAGE,
                Map.of(
                        "somethingElse",
                        true,
                        "relation",
                        "other",
                        "decision",
                        "askIdentity",
                        "identityQuestion",
                        sentence(field),
                        "triageNote",
                        sentence(field + "-note")));
        awaitQuestions(request, 1);
    }

    private void awaitQuestions(AccessCase request, int count) {
        org.awaitility.Awaitility.await("question " + count)
                .until(() -> request.mails().count() >= 1L + count);
    }

    private void triage(AccessCase request, String decision, String note) {
        request.petra.complete(
                request.id,
                AccessCase.TRIAGE,
                Map.of("relation", "other", "decision", decision, "triageNote", sentence(note)));
    }

    private void writeRefusal(AccessCase request, String ground, String field) {
        request.petra.complete(request.id, WRITE_REFUSAL, Map.of("ground", ground, "reasons", sentence(field)));
    }

    private static String path(AccessCase request, String action) {
        return "/api/v1/dsar/" + request.id + "/" + action;
    }

    private static void ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }
}
