package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SharedDemo;
import io.dueprocess.support.StaffClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Staff who have no business with a case do not learn of it; an administrator does not, whatever he grants himself. */
class OutsidersIT {

    private static final int PROCESS_DEFINITION = 6;
    private static final int TASK = 7;
    private static final int PROCESS_INSTANCE = 8;
    private static final int HISTORIC_TASK = 19;
    private static final int HISTORIC_PROCESS_INSTANCE = 20;
    private static final String CARRY_OUT = "UserTask_CarryOutRight";

    private static RunningApp app;
    private static StaffClient admin;
    private static StaffClient petra;
    private static String caseId;
    private static String task;
    private static String instance;

    @BeforeAll
    static void aCaseAtWork() {
        app = SharedDemo.app();
        admin = new StaffClient(app, "admin");
        petra = new StaffClient(app, "petra");
        Filing filing = Filing.of("Hemmelig Person", "hemmelig@nordlys.example").withText("Only for the team.");
        AccessCase request =
                AccessCase.file(app, filing.withFile("secret.txt", "secret")).triaged("somethingElse");
        caseId = request.id;
        task = petra.awaitTask(caseId, CARRY_OUT);
        petra.claim(task);
        instance =
                petra.read("/engine-rest/task/" + task).get("processInstanceId").asText();
    }

    @Test
    void theApiKnowsTheCaseForItsReadersOnly() {
        String attachment = petra.openCase(caseId).at("/documents/0/href").asText();
        List<String> paths = List.of("", "/audit", attachment.substring(attachment.indexOf("/attachments")));
        for (String user : List.of("admin", "max", "sia", "wim", "lea", "bo")) {
            StaffClient outsider = new StaffClient(app, user);
            String unknown = outsider.get("/api/v1/cases/" + UUID.randomUUID()).body();
            for (String path : paths) {
                same(outsider.get("/api/v1/cases/" + caseId + path), unknown);
            }
            same(outsider.get("/api/v1/cases/by-task/" + task), unknown);
            same(outsider.get("/api/v1/dsar/" + caseId + "/items"), unknown);
            same(outsider.send("POST", "/api/v1/dsar/" + caseId + "/messages", Map.of("text", "Hi")), unknown);
            assertThat(outsider.read("/api/v1/cases").findValuesAsText("id")).doesNotContain(caseId);
        }
        assertThat(petra.sendSigned("GET", "/api/v1/cases/" + caseId, null).body())
                .contains("Hemmelig Person");
        assertThat(admin.sendSigned("GET", "/api/v1/cases/" + caseId, null).statusCode())
                .isEqualTo(404);
    }

    private static void same(HttpResponse<String> answer, String unknown) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(unknown);
    }

    @Test
    void anAdministratorSeesNeitherTaskNorInstanceNorHistory() {
        for (String list : List.of(
                "task",
                "process-instance",
                "execution",
                "variable-instance",
                "job",
                "incident",
                "history/process-instance",
                "history/task",
                "history/activity-instance",
                "history/variable-instance",
                "history/detail",
                "history/incident")) {
            HttpResponse<String> seen = admin.get("/engine-rest/" + list);
            assertThat(seen.statusCode()).as(list).isIn(200, 403);
            assertThat(seen.body()).as(list).doesNotContain(instance, task, caseId);
        }
        assertThat(admin.get("/engine-rest/task/" + task).statusCode()).isBetween(400, 404);
        assertThat(admin.get("/engine-rest/process-instance/" + instance).statusCode())
                .isBetween(400, 404);
        assertThat(admin.get("/engine-rest/task/" + task + "/form-variables").statusCode())
                .isEqualTo(403);
        assertThat(admin.claim(task).statusCode()).isBetween(400, 422);
    }

    @Test
    void anAdministratorWhoGrantsHimselfEverythingReadsNoContent() {
        List<String> grants = new ArrayList<>();
        try {
            for (int resource :
                    List.of(PROCESS_DEFINITION, TASK, PROCESS_INSTANCE, HISTORIC_TASK, HISTORIC_PROCESS_INSTANCE)) {
                Map<String, Object> grant = new LinkedHashMap<>(
                        Map.of("type", 1, "permissions", List.of("ALL"), "resourceType", resource, "resourceId", "*"));
                grant.put("userId", "admin");
                grants.add(admin.done("POST", "/engine-rest/authorization/create", grant)
                        .get("id")
                        .asText());
            }
            refused(admin.get("/engine-rest/task/" + task + "/variables"));
            assertThat(names("/engine-rest/process-instance/" + instance + "/variables"))
                    .containsOnly("decision");
            JsonNode history = admin.read("/engine-rest/history/variable-instance?processInstanceId=" + instance);
            assertThat(history.findValuesAsText("name")).containsOnly("decision");
            assertThat(history.findValuesAsText("value")).containsOnly("act");
            assertThat(admin.get("/engine-rest/task/" + task + "/form-variables")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(admin.get("/camunda/api/engine/engine/default/task/" + task + "/form-variables")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(admin.get("/api/v1/cases/" + caseId).statusCode()).isEqualTo(404);
            assertThat(admin.get("/api/v1/cases/by-task/" + task).statusCode()).isEqualTo(404);
            refused(admin.send("POST", "/engine-rest/task/" + task + "/assignee", Map.of("userId", "admin")));
            refused(admin.send("PUT", "/engine-rest/task/" + task + "/variables/decision", Map.of("value", "x")));
            refused(admin.submit(task, Map.of("done", "Nothing at all.", "tellPerson", "Nothing at all.")));
        } finally {
            grants.forEach(grant -> admin.done("DELETE", "/engine-rest/authorization/" + grant, null));
        }
    }

    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        admin.read(path).fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void nobodyDeploysOrKeepsFilters() {
        for (StaffClient user : List.of(admin, petra)) {
            HttpRequest deployment = user.request("/engine-rest/deployment/create")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(HttpRequest.BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"data\";"
                            + " filename=\"a.bpmn\"\r\n\r\n<a/>\r\n--b--\r\n"))
                    .build();
            assertThat(app.send(deployment).statusCode()).isEqualTo(403);
            Map<String, Object> filter = Map.of(
                    "resourceType", "Task", "name", "mine", "query", Map.of("assigneeExpression", "${currentUser()}"));
            assertThat(user.send("POST", "/engine-rest/filter/create", filter).statusCode())
                    .isEqualTo(403);
            String mine = filterId();
            assertThat(user.send("PUT", "/engine-rest/filter/" + mine, filter).statusCode())
                    .isEqualTo(403);
            assertThat(user.send("DELETE", "/engine-rest/filter/" + mine, null).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void nobodyHasAnExpressionEvaluated() {
        String evaluable = "${petra.secret}";
        List<String> evaluated = new ArrayList<>();
        for (Map<String, Object> query : List.<Map<String, Object>>of(
                Map.of("assigneeExpression", evaluable),
                Map.of("nameExpression", evaluable),
                Map.of("candidateGroupsExpression", evaluable),
                Map.of("dueBeforeExpression", evaluable),
                Map.of("processInstanceBusinessKeyExpression", evaluable),
                Map.of("orQueries", List.of(Map.of("assigneeExpression", evaluable))))) {
            String filter = "/engine-rest/filter/" + filterId();
            for (String path :
                    List.of("/engine-rest/task", "/engine-rest/task/count", filter + "/list", filter + "/count")) {
                HttpResponse<String> answer = petra.send("POST", path, query);
                if (answer.statusCode() != 403) {
                    evaluated.add(query + " at " + path + ": " + answer.statusCode() + " " + answer.body());
                }
            }
        }
        assertThat(evaluated).isEmpty();
    }

    private static String filterId() {
        return petra.read("/engine-rest/filter?name=My+tasks").get(0).get("id").asText();
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(400, 422);
    }
}
