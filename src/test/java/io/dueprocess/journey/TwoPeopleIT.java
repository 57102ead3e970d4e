package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SharedDemo;
import io.dueprocess.support.StaffClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Colleagues on one case over {@code /engine-rest}: who may do what, and what happens when two do it at once. */
class TwoPeopleIT {

    private static final Map<String, Object> ACT =
            Map.of("rightRectification", true, "relation", "customer", "decision", "act", "identityNote", "Known.");

    private static RunningApp app;
    private static StaffClient admin;
    private static StaffClient petra;
    private static StaffClient dan;
    /** Member of the privacy team and data protection officer. */
    private static StaffClient paul;

    @BeforeAll
    static void aSecondMemberOfTheTeam() {
        app = SharedDemo.app();
        admin = new StaffClient(app, "admin");
        petra = new StaffClient(app, "petra");
        dan = new StaffClient(app, "dan");
        paul = new StaffClient(app, "paul");
        admin.done(
                "POST",
                "/engine-rest/user/create",
                Map.of(
                        "profile", Map.of("id", "paul", "firstName", "Paul", "lastName", "Bak"),
                        "credentials", Map.of("password", "paul")));
        admin.done("PUT", "/engine-rest/group/privacy-team/members/paul", null);
        admin.done("PUT", "/engine-rest/group/dpo/members/paul", null);
    }

    @AfterAll
    static void leaves() {
        admin.done("DELETE", "/engine-rest/user/paul", null);
    }

    private static AccessCase newCase() {
        return AccessCase.file(app, Filing.of("Kim Kollega", "kim" + System.nanoTime() + "@nordlys.example"));
    }

    @Test
    void ofTwoWhoClaimAtOnceOneGetsTheTask() {
        String task = petra.awaitTask(newCase().id, AccessCase.TRIAGE);

        CompletableFuture<HttpResponse<String>> one = CompletableFuture.supplyAsync(() -> petra.claim(task));
        CompletableFuture<HttpResponse<String>> two = CompletableFuture.supplyAsync(() -> paul.claim(task));

        List<Integer> statuses = List.of(one.join().statusCode(), two.join().statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(204, 409);
        HttpResponse<String> loser = one.join().statusCode() == 409 ? one.join() : two.join();
        assertThat(loser.body()).contains("Somebody else");
    }

    @Test
    void onlyWhoHoldsATaskCompletesItAndOnlyOnce() {
        AccessCase request = newCase();
        String task = petra.awaitTask(request.id, AccessCase.TRIAGE);

        assertThat(petra.submit(task, ACT).statusCode()).as("not claimed").isEqualTo(422);
        assertThat(petra.claim(task).statusCode()).isEqualTo(204);
        assertThat(paul.submit(task, ACT).statusCode()).as("held by petra").isBetween(409, 422);
        assertThat(petra.openCase(request.id).get("history")).as("nothing kept").isEmpty();
        assertThat(petra.submit(task, ACT).statusCode()).isBetween(200, 204);

        for (StaffClient late : List.of(petra, paul)) {
            HttpResponse<String> stale = late.submit(task, ACT);
            assertThat(stale.statusCode()).isEqualTo(409);
            assertThat(stale.body()).contains("message").doesNotContain("Exception:", "\tat ");
            assertThat(late.get("/engine-rest/task/" + task + "/form-variables").statusCode())
                    .isEqualTo(409);
            assertThat(late.claim(task).statusCode()).isEqualTo(409);
        }
        assertThat(petra.openCase(request.id).get("history")).hasSize(1);
    }

    @Test
    void whoDecidesAnItemOnAnOldViewIsToldAndWhoReviewedDoesNotApprove() {
        AccessCase request = AccessCase.file(app, Filing.freja()).triaged("rightAccess");
        String review = paul.awaitTask(request.id, AccessCase.REVIEW);
        assertThat(paul.claim(review).statusCode()).isEqualTo(204);
        JsonNode asFirstSeen = paul.items(request.id).get(0);
        assertThat(paul.decide(request.id, asFirstSeen, Map.of("decision", "INCLUDE"))
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> conflict =
                paul.decide(request.id, asFirstSeen, Map.of("decision", "EXCLUDE", "ground", "Others."));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("\"decision\":\"INCLUDE\"", "\"decidedBy\":\"paul\"");
        JsonNode now = petra.items(request.id).get(0);
        assertThat(petra.decide(request.id, now, Map.of("decision", "EXCLUDE", "ground", "Others."))
                        .statusCode())
                .as("not petra's review")
                .isEqualTo(422);
        assertThat(paul.submit(review, Map.of("reviewed", true)).statusCode())
                .as("undecided items")
                .isEqualTo(422);
        paul.items(request.id).findValuesAsText("systemId").stream()
                .distinct()
                .forEach(system -> paul.done(
                        "POST", "/api/v1/dsar/" + request.id + "/systems/" + system + "/include-remaining", null));
        paul.includeRemaining(request.id);
        assertThat(paul.submit(review, Map.of("reviewed", true)).statusCode()).isBetween(200, 204);

        String approve = dan.awaitTask(request.id, AccessCase.APPROVE);
        assertThat(paul.claim(approve).statusCode()).as("reviewed it").isEqualTo(422);
        assertThat(paul.submit(approve, Map.of("decision", "approve")).statusCode())
                .isEqualTo(422);
        assertThat(paul.send("POST", "/engine-rest/task/" + approve + "/complete", Map.of())
                        .statusCode())
                .isBetween(400, 422);
        assertThat(assign(dan, approve, "paul").statusCode()).isBetween(403, 422);
        assertThat(petra.claim(approve).statusCode()).as("no officer").isEqualTo(422);
        assertThat(dan.claim(approve).statusCode()).isEqualTo(204);
        assertThat(dan.submit(approve, Map.of("decision", "approve")).statusCode())
                .isBetween(200, 204);
        request.awaitClosed();
    }

    private static HttpResponse<String> assign(StaffClient by, String task, String to) {
        return by.send("POST", "/engine-rest/task/" + task + "/assignee", Map.of("userId", to));
    }

    @Test
    void aFormTakesWhatItDeclaresByItsRulesAndNothingElse() {
        AccessCase request = newCase();
        String task = petra.awaitTask(request.id, AccessCase.TRIAGE);
        petra.claim(task);

        List<Map<String, Object>> wrong = List.of(
                Map.of("relation", "other", "decision", "withdrawn", "reviewedBy", "petra"),
                Map.of("relation", "other", "decision", "approve"),
                Map.of("relation", "nobody", "decision", "withdrawn"),
                Map.of("decision", "withdrawn"),
                Map.of("relation", "other", "decision", List.of("withdrawn")),
                Map.of("relation", "other", "decision", "withdrawn", "rightAccess", "yes"),
                Map.of("relation", "other", "decision", "withdrawn", "triageNote", "x".repeat(20_001)),
                Map.of("relation", "other", "decision", "askIdentity", "identityQuestion", "Who?"));
        for (Map<String, Object> values : wrong) {
            HttpResponse<String> answer = petra.submit(task, values);
            assertThat(answer.statusCode())
                    .as(values.keySet() + " " + answer.body())
                    .isEqualTo(400);
            assertThat(answer.body()).contains("\"message\"");
        }
        assertThat(petra.openCase(request.id).get("history")).isEmpty();
        Map<String, Object> display = Map.of("relation", "other", "decision", "withdrawn", "casePerson", "Eve");
        assertThat(petra.submit(task, display).statusCode())
                .as("a display field is not kept")
                .isBetween(200, 400);
        assertThat(petra.openCase(request.id).at("/content/subject").asText()).isEqualTo("Kim Kollega");
    }

    @Test
    void whoHoldsATaskChangesNeitherItsDateNorItsHolderNorVariables() {
        AccessCase request = newCase();
        String id = petra.awaitTask(request.id, AccessCase.TRIAGE);
        petra.claim(id);
        String task = "/engine-rest/task/" + id;
        JsonNode before = petra.read(task);
        String instance = "/engine-rest/process-instance/"
                + before.get("processInstanceId").asText();
        String execution = "/engine-rest/execution/" + before.get("executionId").asText();
        Map<String, Object> variables = Map.of("modifications", Map.of("decision", Map.of("value", "act")));

        refused(petra.send("PUT", task, Map.of("name", "x", "due", "2031-01-01T00:00:00.000+0000")));
        refused(assign(petra, id, "sia"));
        refused(petra.send("POST", task + "/delegate", Map.of("userId", "paul")));
        refused(petra.send("POST", task + "/identity-links", Map.of("groupId", "it-security", "type", "candidate")));
        refused(petra.send("POST", task + "/variables", variables));
        refused(petra.send("PUT", task + "/variables/decision", Map.of("value", "act")));
        refused(petra.send("PUT", task + "/localVariables/decision", Map.of("value", "act")));
        refused(petra.send("POST", task + "/bpmnError", Map.of("errorCode", "dsar.identityRefused")));
        assertThat(petra.send("DELETE", task, null).statusCode())
                .as("the engine says 500")
                .isGreaterThanOrEqualTo(400);
        refused(petra.send("POST", instance + "/variables", variables));
        refused(petra.send("PUT", instance + "/variables/decision", Map.of("value", "act")));
        refused(petra.send(
                "POST",
                instance + "/modification",
                Map.of(
                        "instructions",
                        List.of(Map.of("type", "startBeforeActivity", "activityId", "EndEvent_Withdrawn")))));
        refused(petra.send("PUT", instance + "/suspended", Map.of("suspended", true)));
        refused(petra.send("DELETE", instance, null));
        refused(petra.send("POST", execution + "/localVariables", variables));
        refused(petra.send("POST", execution + "/signal", Map.of()));
        refused(petra.send("POST", "/engine-rest/message", Map.of("messageName", "dsar.identityProofReceived")));

        assertThat(petra.read(task)).isEqualTo(before);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(400, 405);
    }
}
