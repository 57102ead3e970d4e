package io.dueprocess.dpia;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.DueProcessApplication;
import io.dueprocess.dpia.assessment.AssessmentItems;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.assessment.Questions;
import io.dueprocess.support.CompleteAssessment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An impact assessment in the whole application, whose jobs run when a test says so; staff work over REST. */
class DpiaInEngineIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId HOUSE = ZoneId.of("Europe/Copenhagen");

    private static final int[] MAXIMUM = {4, 4};
    private static final int[] LOW = {2, 1};
    private static final int[] HIGH = {3, 3};

    private static ConfigurableApplicationContext app;
    private static String base;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ManagementService management = app.getBean(ManagementService.class);
    private final TaskService tasks = app.getBean(TaskService.class);
    private final DpiaStore store = app.getBean(DpiaStore.class);
    private final AssessmentItems items = app.getBean(AssessmentItems.class);

    /** Severity and likelihood that are left in what is handed on from now on. */
    private int[] residual = LOW;

    @BeforeAll
    static void start() {
        app = new SpringApplicationBuilder(DueProcessApplication.class)
                .profiles("demo")
                .run(
                        "--spring.datasource.url=jdbc:h2:mem:dpia;DB_CLOSE_DELAY=-1",
                        "--dueprocess.data=./target/dpia-it",
                        "--server.port=0",
                        "--camunda.bpm.webapp.enabled=false",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--dueprocess.mail.sender-enabled=false",
                        "--dueprocess.whistleblower.rounds-enabled=false");
        base = "http://localhost:" + app.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void approvedOnConditionsWatchedAndReviewedWhenTheProcessingChanges() throws IOException, InterruptedException {
        String caseId = advised("agree");
        LocalDate due = today().plusDays(30);
        complete(
                caseId,
                DpiaProcess.TASK_DECIDE,
                "max",
                Map.of(
                        "decision", "conditions",
                        "review", "24",
                        "condition1", "Encrypt the recordings.",
                        "conditionOwner1", "it-security",
                        "conditionDue1", due.toString(),
                        "conditionGoLive1", true,
                        "comment", "With encryption the risk is acceptable."));
        work(caseId);
        DpiaFacts facts = store.get(caseId);
        assertThat(facts.outcome()).isEqualTo(DpiaFacts.Outcome.CONDITIONAL);
        assertThat(facts.decidedBy()).isEqualTo("max");
        assertThat(facts.reviewOn()).isEqualTo(today().plusMonths(24));
        assertThat(timer(caseId, "CatchEvent_ReviewDue").getDuedate()).isEqualTo(startOf(facts.reviewOn()));
        assertThat(timer(caseId, "BoundaryEvent_Overdue").getDuedate()).isEqualTo(startOf(due.plusDays(1)));
        assertThat(task(caseId, DpiaProcess.TASK_CONDITION).getName()).startsWith("Fulfil condition 1 · DP-");
        complete(caseId, DpiaProcess.TASK_CONDITION, "sia", Map.of("done", "Keys are in place."));
        String page = get("petra", "/api/v1/cases/" + caseId).at("/content").toString();
        assertThat(page)
                .contains("Encrypt the recordings.", "Fulfilled, sia: Keys are in place.", "WP 248", "PROCESSING");

        String changed = "/api/v1/dpia/" + caseId + "/processing/changed";
        assertThat(send("bo", "POST", changed, Map.of("reason", "A camera more."))
                        .statusCode())
                .isEqualTo(204);
        work(caseId);
        DpiaFacts review = store.undecided(facts.activity()).orElseThrow();
        assertThat(review.cause()).isEqualTo(DpiaFacts.Cause.CHANGED);
        assertThat(review.version()).isEqualTo(2);
        assertThat(review.previous()).isEqualTo(caseId);
        HttpResponse<String> again = send("bo", "POST", changed, Map.of("reason", "And another one."));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("worked on already");
        assertThat(store.get(caseId).living()).isTrue();

        work(review.caseId());
        complete(review.caseId(), DpiaProcess.TASK_SCREEN, "petra", screening("exempt"));
        complete(
                review.caseId(),
                DpiaProcess.TASK_CONFIRM,
                "dan",
                Map.of("decision", "confirm", "comment", "The law has been assessed."));
        work(review.caseId());
        work(caseId);
        assertThat(store.get(caseId).supersededAt()).isNotNull();
        assertThat(store.get(caseId).closedAt()).isNotNull();
        assertThat(store.living(facts.activity()).orElseThrow().caseId()).isEqualTo(review.caseId());
        assertThat(send(
                                "dan",
                                "POST",
                                "/api/v1/dpia/" + review.caseId() + "/processing/ended",
                                Map.of("reason", "The cameras were taken down."))
                        .statusCode())
                .isEqualTo(204);
        work(review.caseId());
        assertThat(store.get(review.caseId()).endedAt()).isNotNull();
        assertThat(store.living(facts.activity())).isEmpty();
    }

    @Test
    void aHighResidualRiskIsApprovedByNoRoadBeforeTheAuthorityAnswers() throws IOException, InterruptedException {
        residual = HIGH;
        String caseId = advised("conditions");
        complete(
                caseId,
                DpiaProcess.TASK_ANSWER_ADVICE,
                "petra",
                Map.of("followed", "partly", "reasons", "One condition is out of reach.", "decision", "proceed"));
        Map<String, Object> approval = Map.of("decision", "approve", "review", "12", "comment", "Go.");
        String high = task(caseId, DpiaProcess.TASK_DECIDE_HIGH_RISK).getId();
        claim(high, "max");
        for (String road : List.of("submit-form", "complete")) {
            assertThat(submit(high, road, "max", Map.of("decision", "approve", "comment", "Go."))
                            .statusCode())
                    .as(road)
                    .isGreaterThanOrEqualTo(400);
        }
        String forced = jump(caseId, DpiaProcess.TASK_DECIDE);
        claim(forced, "max");
        for (String road : List.of("submit-form", "complete")) {
            HttpResponse<String> answer = submit(forced, road, "max", approval);
            assertThat(answer.statusCode()).as(road).isEqualTo(422);
            assertThat(answer.body()).contains("Art. 36(1)");
        }
        jumpTo(caseId, "ServiceTask_RecordApproval");
        Job job = steps(caseId).get(0);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> management.executeJob(job.getId())))
                .hasMessageContaining("dpia.refused.high-risk");
        assertThat(store.get(caseId).outcome()).isNull();
    }

    @Test
    void theConsultationIsExtendedPausedAnsweredAndOnlyThenApproved() throws IOException, InterruptedException {
        String caseId = consulting();
        LocalDate received = today().minusDays(10);
        String path = "/api/v1/dpia/" + caseId + "/consultation";
        JsonNode deadline = get("dan", "/api/v1/cases/" + caseId).at("/deadlines/0");
        assertThat(deadline.get("clock").asText()).isEqualTo("dpia-consultation");
        Date before = timer(caseId, "BoundaryEvent_Silence").getDuedate();
        assertThat(send(
                                "petra",
                                "POST",
                                path + "/extension",
                                Map.of("toldOn", received.minusDays(1).toString(), "reason", "Complex."))
                        .statusCode())
                .isEqualTo(422);
        ok(send(
                "petra",
                "POST",
                path + "/extension",
                Map.of("toldOn", received.plusDays(1).toString(), "reason", "Complex.")));
        Date extended = timer(caseId, "BoundaryEvent_Silence").getDuedate();
        assertThat(extended).isAfter(before);
        assertThat(task(caseId, DpiaProcess.TASK_RECORD_ANSWER).getDueDate())
                .isEqualTo(Date.from(extended.toInstant().minusSeconds(1)));
        ok(send(
                "dan",
                "POST",
                path + "/questions",
                Map.of("askedOn", received.plusDays(3).toString(), "text", "Which cameras?")));
        assertThat(timer(caseId, "BoundaryEvent_Silence").isSuspended()).isTrue();
        ok(send(
                "dan",
                "POST",
                path + "/information",
                Map.of("providedOn", received.plusDays(8).toString(), "text", "These four.")));
        assertThat(timer(caseId, "BoundaryEvent_Silence").getDuedate()).isAfter(extended);
        JsonNode standing = get("petra", path);
        assertThat(standing.get("extended").asBoolean()).isTrue();
        assertThat(standing.get("events").findValuesAsText("what"))
                .containsExactly("RECEIVED", "EXTENDED", "ASKED", "PROVIDED");
        assertThat(send("max", "POST", path + "/answer", Map.of()).statusCode()).isGreaterThanOrEqualTo(400);
        ok(send(
                "petra",
                "POST",
                path + "/answer",
                Map.of("answer", "ADVICE", "answeredOn", today().toString(), "text", "Mask the entrance.")));
        work(caseId);
        assertThat(store.get(caseId).answer()).isEqualTo(DpiaFacts.Answer.ADVICE);
        assertThat(get("petra", "/api/v1/cases/" + caseId)
                        .at("/deadlines/0/state")
                        .asText())
                .isEqualTo("MET");
        complete(
                caseId,
                DpiaProcess.TASK_DECIDE,
                "max",
                Map.of("decision", "approve", "review", "12", "comment", "The entrance is masked."));
        work(caseId);
        assertThat(store.get(caseId).outcome()).isEqualTo(DpiaFacts.Outcome.APPROVED);
    }

    @Test
    void aBanIsNeverApprovedAndStaysOneAfterRework() throws IOException, InterruptedException {
        String caseId = consulting();
        complete(
                caseId,
                DpiaProcess.TASK_RECORD_ANSWER,
                "dan",
                Map.of("answer", "PROHIBITED", "answeredOn", today().toString(), "text", "Not like that."));
        work(caseId);
        String decide = task(caseId, DpiaProcess.TASK_DECIDE).getId();
        claim(decide, "max");
        HttpResponse<String> answer =
                submit(decide, "submit-form", "max", Map.of("decision", "approve", "review", "12", "comment", "Go."));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("prohibited");
        ok(submit(decide, "submit-form", "max", Map.of("decision", "return", "comment", "Less of it.")));
        residual = LOW;
        assessAndAdvise(caseId, "agree");
        complete(
                caseId,
                DpiaProcess.TASK_DECIDE_HIGH_RISK,
                "max",
                Map.of("decision", "reject", "comment", "We do without."));
        work(caseId);
        assertThat(store.get(caseId).outcome()).isEqualTo(DpiaFacts.Outcome.REJECTED);
        assertThat(store.get(caseId).closedAt()).isNotNull();
    }

    @Test
    void silenceEscalatesAndConsentsToNothing() throws IOException, InterruptedException {
        String caseId = consulting(today().minusDays(100));
        management.executeJob(timer(caseId, "BoundaryEvent_Silence").getId());
        work(caseId);
        assertThat(get("dan", "/api/v1/cases/" + caseId)
                        .at("/deadlines/0/state")
                        .asText())
                .isEqualTo("MISSED");
        assertThat(task(caseId, DpiaProcess.TASK_RECORD_ANSWER)).isNotNull();
        assertThat(task(caseId, DpiaProcess.TASK_DECIDE)).isNull();
    }

    @Test
    void fourEyesHoldWhateverRoadIsTaken() throws IOException, InterruptedException {
        IdentityService identity = app.getBean(IdentityService.class);
        identity.createMembership("bo", "dpo");
        identity.createMembership("bo", "managers");
        identity.createMembership("dan", "managers");
        identity.createMembership("petra", "dpo");
        try {
            String screened = enter();
            complete(screened, DpiaProcess.TASK_SCREEN, "petra", screening());
            refused(screened, DpiaProcess.TASK_CONFIRM, "petra", Map.of("decision", "confirm", "comment", "Fine."));
            String caseId = enter();
            complete(caseId, DpiaProcess.TASK_SCREEN, "petra", screening("largeScale", "vulnerable"));
            assess(caseId);
            complete(caseId, DpiaProcess.TASK_ASSESS, "bo", Map.of());
            work(caseId);
            complete(caseId, DpiaProcess.TASK_VIEWS, "petra", views());
            refused(caseId, DpiaProcess.TASK_ADVISE, "bo", advice("agree"));
            complete(caseId, DpiaProcess.TASK_ADVISE, "dan", advice("agree"));
            Map<String, Object> approval = Map.of("decision", "approve", "review", "12", "comment", "Go.");
            refused(caseId, DpiaProcess.TASK_DECIDE, "bo", approval);
            refused(caseId, DpiaProcess.TASK_DECIDE, "dan", approval);
            complete(caseId, DpiaProcess.TASK_DECIDE, "max", approval);
        } finally {
            identity.deleteMembership("bo", "dpo");
            identity.deleteMembership("bo", "managers");
            identity.deleteMembership("dan", "managers");
            identity.deleteMembership("petra", "dpo");
        }
    }

    @Test
    void adviceThatIsNotFollowedNeedsReasons() throws IOException, InterruptedException {
        String caseId = advised("against");
        String task = task(caseId, DpiaProcess.TASK_ANSWER_ADVICE).getId();
        claim(task, "petra");
        assertThat(submit(task, "complete", "petra", Map.of("followed", "no", "decision", "proceed"))
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        ok(submit(
                task, "submit-form", "petra", Map.of("followed", "wholly", "decision", "rework", "comment", "Less.")));
        JsonNode form = get(
                "bo",
                "/engine-rest/task/" + task(caseId, DpiaProcess.TASK_ASSESS).getId() + "/form-variables");
        assertThat(form.at("/returnedWith/value").asText()).isEqualTo("Less.");
    }

    // --- steps

    private String enter() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                "bo",
                "POST",
                "/engine-rest/process-definition/key/dpia-approval/submit-form",
                variables(Map.of(
                        "processing",
                        "Cameras " + UUID.randomUUID(),
                        "purposes",
                        "Cameras at the entrance tell who comes and goes.",
                        "goLive",
                        today().plusDays(60).toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String caseId = JSON.readTree(answer.body()).get("businessKey").asText();
        work(caseId);
        return caseId;
    }

    private String advised(String recommendation) throws IOException, InterruptedException {
        String caseId = enter();
        complete(caseId, DpiaProcess.TASK_SCREEN, "bo", screening("largeScale", "vulnerable"));
        assessAndAdvise(caseId, recommendation);
        return caseId;
    }

    private void assessAndAdvise(String caseId, String recommendation) throws IOException, InterruptedException {
        assess(caseId);
        complete(caseId, DpiaProcess.TASK_ASSESS, "bo", Map.of());
        work(caseId);
        complete(caseId, DpiaProcess.TASK_VIEWS, "bo", views());
        complete(caseId, DpiaProcess.TASK_ADVISE, "dan", advice(recommendation));
    }

    private void assess(String caseId) {
        String title = "Strangers see the recordings";
        if (app.getBean(Assessments.class).current(caseId).risks().isEmpty()) {
            CompleteAssessment.write(items, app.getBean(Questions.class), caseId, "bo", MAXIMUM, residual);
        } else {
            int seen = items.find(caseId, "risk.1").version();
            items.put(caseId, "risk.1", seen, CompleteAssessment.risk(title, MAXIMUM, residual, "1"), "bo");
        }
    }

    private String consulting() throws IOException, InterruptedException {
        return consulting(today().minusDays(10));
    }

    private String consulting(LocalDate received) throws IOException, InterruptedException {
        residual = HIGH;
        String caseId = advised("agree");
        complete(
                caseId,
                DpiaProcess.TASK_DECIDE_HIGH_RISK,
                "max",
                Map.of("decision", "consult", "comment", "We need the cameras."));
        work(caseId);
        complete(caseId, DpiaProcess.TASK_FILE, "petra", Map.of("receivedOn", received.toString(), "reference", "A-1"));
        work(caseId);
        return caseId;
    }

    private static Map<String, Object> screening(String... ticked) {
        Map<String, Object> fields = new HashMap<>(Map.of("reasons", "As the plans say so far."));
        for (String field : ticked) {
            fields.put(field, true);
        }
        if (fields.containsKey("exempt")) {
            fields.put("exemptReasons", "The law on it was assessed.");
        }
        return fields;
    }

    private static Map<String, Object> views() {
        return Map.of("sought", "no", "whyNot", "The plans are confidential so far.");
    }

    private static Map<String, Object> advice(String recommendation) {
        return Map.of(
                "question", "Is it lawful?",
                "documents", "The assessment.",
                "needed", "yes",
                "method", "Sound.",
                "measures", "Adequate.",
                "residualView", "As rated.",
                "consult", "no",
                "decision", recommendation,
                "recommendation", "Mask the street.");
    }

    /** Neither claimed nor completed. */
    private void refused(String caseId, String taskKey, String user, Map<String, Object> fields)
            throws IOException, InterruptedException {
        String task = task(caseId, taskKey).getId();
        assertThat(claim(task, user)).as(user + " claims " + taskKey).isGreaterThanOrEqualTo(400);
        for (String road : List.of("submit-form", "complete")) {
            assertThat(submit(task, road, user, fields).statusCode())
                    .as(user + " " + road + " " + taskKey)
                    .isGreaterThanOrEqualTo(400);
        }
        assertThat(task(caseId, taskKey)).isNotNull();
    }

    private void complete(String caseId, String taskKey, String user, Map<String, Object> fields)
            throws IOException, InterruptedException {
        String task = task(caseId, taskKey).getId();
        claim(task, user);
        ok(submit(task, "submit-form", user, fields));
    }

    private int claim(String task, String user) throws IOException, InterruptedException {
        return send(user, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", user))
                .statusCode();
    }

    private HttpResponse<String> submit(String task, String road, String user, Map<String, Object> fields)
            throws IOException, InterruptedException {
        return send(user, "POST", "/engine-rest/task/" + task + "/" + road, variables(fields));
    }

    private static void ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** As somebody who may change running instances could: past the gateway. */
    private String jump(String caseId, String taskKey) {
        jumpTo(caseId, taskKey);
        return task(caseId, taskKey).getId();
    }

    private void jumpTo(String caseId, String element) {
        app.getBean(RuntimeService.class)
                .createProcessInstanceModification(instance(caseId))
                .startBeforeActivity(element)
                .execute();
    }

    /** Runs what waits for a job thread, timers excepted. */
    private void work(String caseId) {
        for (List<Job> jobs = steps(caseId); !jobs.isEmpty(); jobs = steps(caseId)) {
            management.executeJob(jobs.get(0).getId());
        }
    }

    private List<Job> steps(String caseId) {
        return management
                .createJobQuery()
                .processInstanceId(instance(caseId))
                .messages()
                .list();
    }

    private String instance(String caseId) {
        return app.getBean(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getId();
    }

    private Job timer(String caseId, String event) {
        return management
                .createJobQuery()
                .processInstanceId(instance(caseId))
                .activityId(event)
                .singleResult();
    }

    private Task task(String caseId, String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .taskDefinitionKey(key)
                .singleResult();
    }

    private static LocalDate today() {
        return LocalDate.now(HOUSE);
    }

    private static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(HOUSE).toInstant());
    }

    private static Map<String, Object> variables(Map<String, Object> fields) {
        Map<String, Object> variables = new HashMap<>();
        fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return Map.of("variables", variables);
    }

    private JsonNode get(String user, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(user, "GET", path, null);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String user, String method, String path, Object body)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
