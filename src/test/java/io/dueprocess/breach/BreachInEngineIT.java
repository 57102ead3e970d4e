package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.DueProcessApplication;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditRow;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.link.BreachIntake;
import io.dueprocess.link.PeopleConcerned;
import io.dueprocess.support.BreachAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A breach in the whole application, whose jobs run when a test says so; staff work over REST, as everybody else. */
class BreachInEngineIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId HOUSE = ZoneId.of("Europe/Copenhagen");

    private static ConfigurableApplicationContext app;
    private static String base;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ManagementService management = app.getBean(ManagementService.class);
    private final TaskService tasks = app.getBean(TaskService.class);

    @BeforeAll
    static void start() {
        app = new SpringApplicationBuilder(DueProcessApplication.class)
                .profiles("demo")
                .run(
                        "--spring.datasource.url=jdbc:h2:mem:breach;DB_CLOSE_DELAY=-1",
                        "--dueprocess.data=./target/breach-it",
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

    /** legal.md B2 and B6: over the changes of March and October, over Christmas; the wall clock warns earlier in March. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-23T14:30, house,  2026-10-26T12:30:00Z, 2026-10-24T12:30:00Z",
        "2025-12-22T12:17, house,  2025-12-25T11:17:00Z, 2025-12-23T11:17:00Z",
        "2026-03-27T14:30, house,  2026-03-30T13:30:00Z, 2026-03-28T12:30:00Z",
        "2026-10-25T02:30, house,  2026-10-28T00:30:00Z, 2026-10-26T00:30:00Z",
        "2026-10-25T02:30, +01:00, 2026-10-28T01:30:00Z, 2026-10-26T01:30:00Z",
        "2026-10-23T08:30, -04:00, 2026-10-26T12:30:00Z, 2026-10-24T12:30:00Z"
    })
    void theClockIsTheSameInEngineTasksCasePageAndPreview(String aware, String zone, Instant expiry, Instant warned)
            throws IOException, InterruptedException {
        String caseId = enter(Map.of("awareAt", aware, "timeZone", zone));
        assertThat(timer(caseId, "BoundaryEvent_Expired").getDuedate()).isEqualTo(Date.from(expiry));
        assertThat(timer(caseId, "BoundaryEvent_FortyEightHoursLeft").getDuedate())
                .isEqualTo(Date.from(warned));
        assertThat(task(caseId, BreachProcess.TASK_ASSESS).getDueDate()).isEqualTo(Date.from(expiry.minusSeconds(1)));
        JsonNode shown = get("petra", "/api/v1/cases/" + caseId).at("/deadlines/0");
        assertThat(shown.get("expiresAt").asText()).isEqualTo(expiry.toString());
        String trigger = URLEncoder.encode(
                app.getBean(BreachStore.class).get(caseId).times().aware().toString() + "", StandardCharsets.UTF_8);
        JsonNode preview = get("petra", "/api/v1/deadlines/preview?clock=breach-authority&trigger=" + seconds(trigger));
        assertThat(preview.get("expiresAt").asText()).isEqualTo(expiry.toString());
        assertThat(preview.get("explanation")).isEqualTo(shown.get("explanation"));
    }

    /** ISO 8601 with seconds, which {@link OffsetDateTime} leaves out when they are zero. */
    private static String seconds(String trigger) {
        return trigger.replaceFirst("T(\\d\\d%3A\\d\\d)(?=%2B|-|Z)", "T$1%3A00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T02:30, house, did not exist",
        "2099-01-01T10:00, house, future",
        "1999-01-01T10:00, house, 2018",
        "next Friday,      house, not a date"
    })
    void whatCannotBeIsRefusedInWordsAndOpensNothing(String aware, String zone, String words)
            throws IOException, InterruptedException {
        long before = count();
        HttpResponse<String> answer = submitEntry(Map.of("awareAt", aware, "timeZone", zone));
        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.body()).contains(words);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aCorrectedAwarenessMovesTimersTasksAndPageAndKeepsWhatWas() throws IOException, InterruptedException {
        String caseId = enter(Map.of());
        Instant before =
                app.getBean(BreachStore.class).get(caseId).times().aware().toInstant();
        Instant corrected = before.minus(3, ChronoUnit.HOURS);
        Map<String, Object> typed = new HashMap<>(Map.of("timeZone", "house", "awareAt", local(corrected)));
        assertThat(send("petra", "PUT", "/api/v1/breaches/" + caseId + "/times", typed)
                        .body())
                .contains("reason");
        typed.put("reason", "The service desk knew three hours earlier.");
        assertThat(send("petra", "PUT", "/api/v1/breaches/" + caseId + "/times", typed)
                        .statusCode())
                .isEqualTo(204);
        Instant expiry = corrected.plus(Duration.ofHours(72));
        assertThat(timer(caseId, "BoundaryEvent_Expired").getDuedate()).isEqualTo(Date.from(expiry));
        assertThat(task(caseId, BreachProcess.TASK_DESCRIBE).getDueDate()).isEqualTo(Date.from(expiry.minusSeconds(1)));
        JsonNode page = get("dan", "/api/v1/cases/" + caseId);
        assertThat(page.at("/deadlines/0/expiresAt").asText()).isEqualTo(expiry.toString());
        assertThat(page.toString()).contains("The service desk knew three hours earlier.");
        assertThat(app.getBean(Audit.class).of(caseId))
                .extracting(AuditRow::detail)
                .contains("retrigger breach-authority");
        assertThat(send("max", "PUT", "/api/v1/breaches/" + caseId + "/times", typed)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatWasMissedIsWatchedAgainOnceAwarenessIsCorrected() throws IOException, InterruptedException {
        String caseId = enter(Map.of("awareAt", local(Instant.now().minus(80, ChronoUnit.HOURS))));
        management.executeJob(timer(caseId, "BoundaryEvent_Expired").getId());
        work(caseId);
        assertThat(get("petra", "/api/v1/cases/" + caseId)
                        .at("/deadlines/0/state")
                        .asText())
                .isEqualTo("MISSED");
        Instant corrected = Instant.now().minus(10, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        send(
                "petra",
                "PUT",
                "/api/v1/breaches/" + caseId + "/times",
                Map.of("timeZone", "house", "awareAt", local(corrected), "reason", "Entered the wrong day."));
        assertThat(get("petra", "/api/v1/cases/" + caseId)
                        .at("/deadlines/0/state")
                        .asText())
                .isEqualTo("OPEN");
        assertThat(timer(caseId, "CatchEvent_NewExpiry").getDuedate())
                .isEqualTo(Date.from(corrected.plus(Duration.ofHours(72))));
    }

    @Test
    void newFactsReopenTheAssessmentAndEarlierVersionsStay() throws IOException, InterruptedException {
        String caseId = enter(Map.of());
        assess(caseId);
        assertThat(task(caseId, BreachProcess.TASK_DECIDE)).isNotNull();
        String path = "/api/v1/breaches/" + caseId + "/new-facts";
        assertThat(send("petra", "POST", path, Map.of("text", " ")).statusCode())
                .isEqualTo(422);
        assertThat(send("petra", "POST", path, Map.of("text", "Cards as well.")).statusCode())
                .isEqualTo(204);
        assertThat(task(caseId, BreachProcess.TASK_DECIDE)).isNull();
        assess(caseId);
        JsonNode page = get("petra", "/api/v1/cases/" + caseId);
        assertThat(page.toString()).contains("Cards as well.");
        assertThat(page.at("/content/sections").findValues("rows").toString()).contains("\"1\"", "\"2\"");
    }

    @Test
    void aDrillRunsTheSameModelFasterIsMarkedAndScored() throws IOException, InterruptedException {
        String caseId = enter(Map.of("drill", "PT72M", "awareAt", local(Instant.now())));
        Instant aware =
                app.getBean(BreachStore.class).get(caseId).times().aware().toInstant();
        assertThat(timer(caseId, "BoundaryEvent_Expired").getDuedate())
                .isEqualTo(Date.from(aware.plus(Duration.ofMinutes(72))));
        assertThat(timer(caseId, "BoundaryEvent_TwelveHoursLeft").getDuedate())
                .isEqualTo(Date.from(aware.plus(Duration.ofMinutes(60))));
        assertThat(task(caseId, BreachProcess.TASK_ASSESS).getName()).startsWith("DRILL: ");
        assess(caseId);
        complete(
                caseId,
                BreachProcess.TASK_DECIDE,
                "petra",
                Map.of(
                        "decision",
                        "notNotify",
                        "notNotifyGround",
                        "riskUnlikely",
                        "reasons",
                        "Nothing left the house."));
        complete(caseId, BreachProcess.TASK_APPROVE_NO_NOTIFICATION, "dan", Map.of("decision", "approve"));
        work(caseId);
        describe(caseId);
        learn(caseId);
        JsonNode page = get("petra", "/api/v1/cases/" + caseId);
        assertThat(page.at("/content/subject").asText()).startsWith("DRILL: ");
        assertThat(page.at("/content/sections/0/title").asText()).isEqualTo("Score of the drill");
        assertThat(page.at("/content/sections/0/table/rows").toString())
                .contains("Assess the severity", "petra", "sia");
        assertThat(page.at("/documents").toString()).contains("drill-score.csv");
        assertThat(app.getBean(JdbcClient.class)
                        .sql("select count(*) from dp_mail where case_id = ? and template = 'breach-letter'")
                        .param(caseId)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoDecidedAgainstNotifyingDoesNotSignItWhateverRoadHeTakes() throws IOException, InterruptedException {
        IdentityService identity = app.getBean(IdentityService.class);
        identity.createMembership("petra", "dpo");
        try {
            String caseId = enter(Map.of());
            assess(caseId);
            complete(
                    caseId,
                    BreachProcess.TASK_DECIDE,
                    "petra",
                    Map.of("decision", "notNotify", "notNotifyGround", "riskUnlikely", "reasons", "Unlikely to harm."));
            String task =
                    task(caseId, BreachProcess.TASK_APPROVE_NO_NOTIFICATION).getId();
            assertThat(send("petra", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "petra"))
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
            assertThat(send(
                                    "petra",
                                    "POST",
                                    "/engine-rest/task/" + task + "/submit-form",
                                    variables(Map.of("decision", "approve")))
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
            complete(caseId, BreachProcess.TASK_APPROVE_NO_NOTIFICATION, "dan", Map.of("decision", "approve"));
        } finally {
            identity.deleteMembership("petra", "dpo");
        }
    }

    @Test
    void aProcessorRunsTheContractsClockAndTellsItsControllers() throws IOException, InterruptedException {
        Instant aware = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        String caseId = enter(Map.of("role", "PROCESSOR", "contractHours", 36, "awareAt", local(aware)));
        assertThat(timer(caseId, "BoundaryEvent_Expired").getDuedate())
                .isEqualTo(Date.from(aware.plus(Duration.ofHours(36))));
        complete(
                caseId,
                BreachProcess.TASK_NOTIFY_CONTROLLERS,
                "petra",
                Map.of(
                        "controllers", "Nordhavn A/S, by telephone",
                        "told", "What we know of the lost tape.",
                        "timeZone", "house",
                        "toldAt", local(aware.plus(1, ChronoUnit.HOURS))));
        work(caseId);
        JsonNode deadline = get("petra", "/api/v1/cases/" + caseId).at("/deadlines/0");
        assertThat(deadline.get("clock").asText()).isEqualTo("breach-controller");
        assertThat(deadline.get("state").asText()).isEqualTo("MET");
    }

    /** A report elsewhere in the house starts a breach that does not tell of it: no starter, no reference, no case id. */
    @Test
    void anInternalReportLeavesNoTraceOfWhereItCameFrom() throws IOException, InterruptedException {
        IdentityService identity = app.getBean(IdentityService.class);
        identity.setAuthentication("wim", List.of("whistleblower-handlers"));
        String reference;
        try {
            reference = app.getBean(TransactionTemplate.class)
                    .execute(status ->
                            app.getBean(BreachIntake.class).report("Lists left open", "Anybody can open the lists."));
        } finally {
            identity.clearAuthentication();
        }
        CaseFile file = app.getBean(CaseFiles.class).findByReference(reference).orElseThrow();
        assertThat(app.getBean(HistoryService.class)
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(file.id())
                        .singleResult()
                        .getStartUserId())
                .isNull();
        assertThat(app.getBean(Audit.class).of(file.id()))
                .extracting(AuditRow::actor)
                .containsOnly("(system)");
        work(file.id());
        assertThat(get("petra", "/api/v1/cases/" + file.id()).toString())
                .contains("Anybody can open the lists.")
                .doesNotContain("wim");
        assertThat(send("wim", "GET", "/api/v1/cases/" + file.id(), null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theListOfPeopleComesFromASystemOfTheDataMapForThePrivacyTeamAlone() throws IOException, InterruptedException {
        String caseId = enter(Map.of());
        String path = "/api/v1/breaches/" + caseId + "/people";
        HttpResponse<String> answer = send("petra", "POST", path, Map.of("system", "crm"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode taken = JSON.readTree(answer.body());
        assertThat(taken.get("taken").asBoolean()).isTrue();
        assertThat(taken.get("people").asInt()).isGreaterThan(100);
        JsonNode page = get("dan", "/api/v1/cases/" + caseId);
        assertThat(page.at("/content/sections").toString())
                .contains("" + taken.get("people").asInt());
        assertThat(page.toString()).doesNotContain("@nordlys.example");
        assertThat(send("dan", "POST", path, Map.of("system", "crm")).statusCode())
                .isEqualTo(403);
        assertThat(send("max", "POST", path, Map.of("system", "crm")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void openRequestsOfPeopleConcernedAreMarked() throws IOException, InterruptedException {
        HttpResponse<String> entered = send(
                "petra",
                "POST",
                "/engine-rest/process-definition/key/dsar-handling/submit-form",
                variables(Map.of(
                        "receivedOn", "2026-11-20",
                        "channel", "letter",
                        "personName", "Ane Concerned",
                        "personMail", "Ane@concerned.example",
                        "personLanguage", "en",
                        "rightAccess", true,
                        "requestText", "What do you know about me?")));
        String caseId = JSON.readTree(entered.body()).get("businessKey").asText();
        app.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> app.publishEvent(
                        new PeopleConcerned("DP-TEST-0001", java.util.Set.of("ane@concerned.example"))));
        assertThat(get("petra", "/api/v1/cases/" + caseId).toString())
                .contains("Concerned by a breach", "DP-TEST-0001");
    }

    // --- what staff do

    private String enter(Map<String, Object> own) throws IOException, InterruptedException {
        HttpResponse<String> answer = submitEntry(own);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String caseId = JSON.readTree(answer.body()).get("businessKey").asText();
        work(caseId);
        return caseId;
    }

    private HttpResponse<String> submitEntry(Map<String, Object> own) throws IOException, InterruptedException {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "title", "Lost tape",
                "happened", "A tape was lost on its way.",
                "role", "CONTROLLER",
                "timeZone", "house",
                "awareAt", local(Instant.now().minus(5, ChronoUnit.HOURS)),
                "drill", "no"));
        fields.putAll(own);
        return send(
                "petra",
                "POST",
                "/engine-rest/process-definition/key/breach-notification/submit-form",
                variables(fields));
    }

    private void assess(String caseId) throws IOException, InterruptedException {
        complete(caseId, BreachProcess.TASK_ASSESS, "petra", BreachAnswers.assessment(Map.of()));
    }

    private void describe(String caseId) throws IOException, InterruptedException {
        complete(caseId, BreachProcess.TASK_DESCRIBE, "sia", BreachAnswers.description(Map.of()));
    }

    private void learn(String caseId) throws IOException, InterruptedException {
        complete(caseId, BreachProcess.TASK_LESSONS, "dan", BreachAnswers.lessons());
        work(caseId);
    }

    private void complete(String caseId, String taskKey, String user, Map<String, Object> fields)
            throws IOException, InterruptedException {
        String task = task(caseId, taskKey).getId();
        send(user, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", user));
        HttpResponse<String> answer =
                send(user, "POST", "/engine-rest/task/" + task + "/submit-form", variables(fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
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

    private static long count() {
        return app.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processDefinitionKey(BreachProcess.KEY)
                .count();
    }

    private static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, HOUSE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
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
