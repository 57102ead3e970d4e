package io.dueprocess.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.EngineApp;
import io.dueprocess.engine.HandlingModel;
import io.dueprocess.engine.TestHandling;
import io.dueprocess.support.EngineTables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms over HTTP, with engine, case file and authorizations as they are. */
class FormGatewayIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARKER = "MARKER-Ærø-🙂";

    private static ConfigurableApplicationContext app;
    private static String base;

    private final HttpClient http = HttpClient.newHttpClient();
    private final TaskService tasks = app.getBean(TaskService.class);
    private final CaseFiles files = app.getBean(CaseFiles.class);
    private String caseId;
    private String task;

    @BeforeAll
    static void start() {
        app = EngineApp.startWeb("jdbc:h2:mem:gateway;DB_CLOSE_DELAY=-1", "--camunda.bpm.job-execution.enabled=false");
        EngineApp.ready(app);
        base = "http://localhost:" + app.getEnvironment().getProperty("local.server.port") + "/engine-rest";
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void aCaseWithATaskThatPetraHolds() {
        TestHandling handling = app.getBean(TestHandling.class);
        handling.excluded.clear();
        caseId = handling.open(java.time.Instant.parse("2027-01-31T13:00:00Z"), "petra");
        app.getBean(RuntimeService.class).startProcessInstanceByKey(HandlingModel.KEY, caseId);
        task = openTasks().iterator().next();
        tasks.claim(task, "petra");
    }

    @Test
    void contentGoesToTheCaseFileAndOnlyTheChoiceToTheEngine() {
        assertThat(submit("petra", good()).statusCode()).isEqualTo(204);
        assertThat(files.get(caseId, "form", "test-prepare/" + task, JsonNode.class))
                .hasValueSatisfying(
                        form -> assertThat(form.get("note").asText()).isEqualTo(MARKER));
        assertThat(app.getBean(RuntimeService.class)
                        .createVariableInstanceQuery()
                        .variableName("decision")
                        .processInstanceIdIn(instance())
                        .singleResult()
                        .getValue())
                .isEqualTo("act");
        assertThat(EngineTables.holding(app.getBean(DataSource.class), "MARKER"))
                .isEmpty();
        assertThat(audited()).contains(AuditAction.DECIDE);
    }

    @Test
    void aCaseIsOpenedThroughItsStartForm() throws JsonProcessingException {
        HttpResponse<String> started = call(
                "petra", "POST", "/process-definition/key/test-handling/submit-form", Map.of("personName", MARKER));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        String opened = JSON.readTree(started.body()).get("businessKey").asText();
        assertThat(files.get(opened, "entry", "entry", JsonNode.class))
                .hasValueSatisfying(
                        entry -> assertThat(entry.get("personName").asText()).isEqualTo(MARKER));
        assertThat(EngineTables.holding(app.getBean(DataSource.class), "MARKER"))
                .isEmpty();
    }

    @Test
    void aStartThatIsRefusedLeavesNoCase() {
        long before = cases();
        String path = "/process-definition/key/test-handling/submit-form";
        assertThat(call("petra", "POST", path, Map.of("personName", TestHandling.NOT_THIS))
                        .statusCode())
                .isEqualTo(422);
        assertThat(call("petra", "POST", path, Map.of()).statusCode()).isEqualTo(400);
        assertThat(call("max", "POST", path, Map.of("personName", "x")).statusCode())
                .isEqualTo(403);
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void whatTheEngineRefusesIsNotKept() {
        List<AuditAction> before = audited();
        HttpResponse<String> refused = submit("paula", good());
        assertMessage(refused, 422, "Somebody else has claimed this task.");
        tasks.setAssignee(task, null);
        assertMessage(submit("petra", good()), 422, "Claim the task first");
        assertThat(submit("max", good()).statusCode()).isEqualTo(403);
        assertThat(files.list(caseId, "form", JsonNode.class)).isEmpty();
        assertThat(audited()).isEqualTo(before);
    }

    @Test
    void theModulesRefusalIsToldInTheReadersLanguage() {
        Map<String, Object> fields = with("note", TestHandling.NOT_THIS);
        assertMessage(submit("petra", fields), 422, "Four eyes: ");
        HttpResponse<String> danish =
                call("petra", "POST", "/task/" + task + "/submit-form", fields, "Accept-Language", "da-DK");
        assertMessage(danish, 422, "Fire øjne: ");
        assertThat(files.list(caseId, "form", JsonNode.class)).isEmpty();
    }

    @Test
    void whatBreaksTheFormIsRefusedByTheFieldsLabel() {
        assertMessage(submit("petra", with("decision", "other")), 400, "Decision: please choose one of the options.");
        assertMessage(submit("petra", with("note", "")), 400, "Note: please fill this in.");
        assertMessage(submit("petra", with("deadline", "2099-01-01")), 400, "deadline is not a field of this form.");
        assertMessage(submit("petra", with("note", Map.of("a", 1))), 400, "note: this value is of the wrong kind.");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "%63omplete", "submit-form", "submit%2Dform"})
    void noSpellingLeadsAroundTheForm(String action) {
        HttpResponse<String> answer =
                call("petra", "POST", "/task/" + task + "/" + action, Map.of("deadline", "2099-01-01"));
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(EngineTables.holding(app.getBean(DataSource.class), "2099-01-01"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /task/{task}/variables/decision",
        "POST, /task/{task}/variables",
        "PUT, /task/{task}/localVariables/decision",
        "POST, /task/{task}/comment/create",
        "POST, /task/{task}/resolve",
        "POST, /task/{task}/bpmnError",
        "PUT, /process-instance/{instance}/variables/decision",
        "PUT, /execution/{instance}/localVariables/decision",
        "POST, /message",
        "POST, /signal",
        "POST, /process-definition/key/test-handling/start",
        "POST, /modification/execute"
    })
    void waysAroundTheFormsAreClosed(String method, String path) {
        String open = path.replace("{task}", task).replace("{instance}", instance());
        for (String user : Set.of("petra", "max")) {
            assertThat(call(user, method, open, Map.of()).statusCode()).as(user).isIn(400, 403);
        }
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void nobodyOfTheTeamMovesAnInstanceByHand() {
        String definition = app.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceId(instance())
                .singleResult()
                .getProcessDefinitionId();
        String cancel = """
                {"instructions": [{"type": "cancel", "activityId": "UserTask_Prepare"}]}""";
        String migrate = """
                {"migrationPlan": {"sourceProcessDefinitionId": "%s", "targetProcessDefinitionId": "%s",
                 "instructions": []}, "processInstanceIds": ["%s"]}""".formatted(definition, definition, instance());
        for (String user : Set.of("petra", "max")) {
            assertThat(send(user, "POST", "/process-instance/" + instance() + "/modification", cancel)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(user, "POST", "/migration/execute", migrate).statusCode())
                    .isEqualTo(403);
            assertThat(send(user, "DELETE", "/process-instance/" + instance(), "")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void notEvenAnAdministratorWritesVariablesOrComments() {
        assertThat(call("admin", "PUT", "/task/" + task + "/variables/decision", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("admin", "POST", "/task/" + task + "/comment/create", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormShowsTheModulesValuesAndThoseOfAnEarlierRound() throws JsonProcessingException {
        files.put(caseId, "form", "test-prepare/earlier", Map.of("note", "first round", "foreign", "x"), "petra");
        var shown = JSON.readTree(show("petra").body());
        assertThat(shown.at("/shown/value").asText()).as(shown.toString()).isEqualTo("From the case file");
        assertThat(shown.at("/note/value").asText()).isEqualTo("first round");
        assertThat(shown.has("unknown")).isFalse();
        assertThat(shown.has("foreign")).isFalse();
        assertThat(shown.has("decision")).as("routing of an earlier task").isFalse();
        assertThat(audited()).contains(AuditAction.READ);
    }

    @Test
    void tasksSideBySideDoNotShowOneAnothersValues() throws JsonProcessingException {
        assertThat(submit("petra", good()).statusCode()).isEqualTo(204);
        List<String> sideBySide = List.copyOf(openTasks());
        assertThat(sideBySide).hasSize(2);
        tasks.claim(sideBySide.get(0), "petra");
        task = sideBySide.get(0);
        assertThat(submit("petra", with("note", "of the first")).statusCode()).isEqualTo(204);
        task = sideBySide.get(1);
        assertThat(JSON.readTree(show("petra").body()).has("note")).isFalse();
    }

    @Test
    void whoMayNotReadTheCaseSeesNoContent() {
        HttpResponse<String> seen = show("max");
        assertMessage(seen, 403, "Only staff who may read the case");
        assertThat(audited()).doesNotContain(AuditAction.READ);
    }

    @Test
    void aTaskThatIsGoneIsSaidToBeGone() {
        assertThat(submit("petra", good()).statusCode()).isEqualTo(204);
        assertMessage(submit("petra", good()), 409, "This task is no longer open");
        task = UUID.randomUUID().toString();
        assertMessage(submit("petra", good()), 409, "This task is no longer open");
        assertMessage(claim("petra"), 409, "This task is no longer open");
    }

    @Test
    void aSecondClickDoesNothingTwice() {
        List<CompletableFuture<Integer>> clicks = IntStream.range(0, 4)
                .mapToObj(click -> CompletableFuture.supplyAsync(
                        () -> submit("petra", good()).statusCode()))
                .toList();
        List<Integer> answers = clicks.stream().map(CompletableFuture::join).toList();
        assertThat(answers).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 409);
        assertThat(openTasks()).hasSize(2);
        assertThat(files.list(caseId, "form", JsonNode.class)).hasSize(1);
    }

    @Test
    void oneOfTwoGetsATaskThatBothClaim() {
        assertMessage(claim("paula"), 409, "Somebody else has claimed this task.");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("petra");
        app.getBean(TestHandling.class).excluded.add("paula");
        tasks.setAssignee(task, null);
        assertMessage(claim("paula"), 422, "Four eyes: ");
    }

    @Test
    void theFormIsBounded() {
        assertThat(submit("petra", with("remark", "x".repeat(100_001))).statusCode())
                .isEqualTo(400);
        assertMessage(submit("petra", with("remark", "x".repeat(3_000_000))), 413, "The form is too large.");
        String long_ = "<script>${7*7}</script>\u202E".repeat(3_000);
        assertThat(submit("petra", with("remark", long_)).statusCode()).isEqualTo(204);
        assertThat(files.get(caseId, "form", "test-prepare/" + task, JsonNode.class))
                .hasValueSatisfying(
                        form -> assertThat(form.get("remark").asText()).isEqualTo(long_));
    }

    @Test
    void noJsonIsNoForm() {
        assertThat(send("petra", "POST", "/task/" + task + "/submit-form", "not json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("petra", "POST", "/task/" + task + "/submit-form", "[]").statusCode())
                .isEqualTo(400);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    private HttpResponse<String> submit(String user, Map<String, Object> fields) {
        return call(user, "POST", "/task/" + task + "/submit-form", fields);
    }

    private HttpResponse<String> claim(String user) {
        return send(user, "POST", "/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}");
    }

    private HttpResponse<String> show(String user) {
        return send(user, "GET", "/task/" + task + "/form-variables?deserializeValues=false", "");
    }

    private HttpResponse<String> call(
            String user, String method, String path, Map<String, Object> fields, String... headers) {
        try {
            Map<String, Object> variables = new HashMap<>();
            fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
            return send(user, method, path, JSON.writeValueAsString(Map.of("variables", variables)), headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String user, String method, String path, String body, String... headers) {
        String password = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Basic " + password)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void assertMessage(HttpResponse<String> answer, int status, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(message(answer)).startsWith(message);
    }

    private static String message(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).get("message").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private Set<String> openTasks() {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseId).list().stream()
                .map(org.camunda.bpm.engine.task.Task::getId)
                .collect(Collectors.toSet());
    }

    private String instance() {
        return app.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getId();
    }

    private List<AuditAction> audited() {
        return app.getBean(Audit.class).of(caseId).stream()
                .map(io.dueprocess.casefile.AuditRow::action)
                .toList();
    }

    private static long cases() {
        return app.getBean(JdbcClient.class)
                .sql("select count(*) from dp_case")
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> fields = good();
        fields.put(field, value);
        return fields;
    }

    private static Map<String, Object> good() {
        return new HashMap<>(Map.of("decision", "act", "note", MARKER, "understood", true, "shown", "sent back"));
    }
}
