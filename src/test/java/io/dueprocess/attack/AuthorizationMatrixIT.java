package io.dueprocess.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.attack.SampleCases.SampleCase;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.TestDatabases;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Every group at every path of the running application and at every kind of case. What each gets is written down in
 * {@code docs/security/authorization.md}: a path that is not there, and an answer that differs, fail.
 */
class AuthorizationMatrixIT {

    private static final String TOKEN = "a-token-of-another-system-0123456789";
    private static final Pattern RESOURCE = Pattern.compile("/([a-z-]+)/\\{id}");
    private static final Set<String> HANDLERS = Set.of("handlers", "handlers, locked");

    /** Asked for without an error it says that there is none, with 500. */
    private static final String ERROR_PAGE = "/error";

    /** What a grant for a task of a sealed case is about; see the threat model: an administrator sees that tasks are open. */
    private static final String GRANTS = "/camunda/api/engine/engine/default/authorization";

    /** They may know of no case at all. */
    private static final Set<String> OUTSIDERS = Set.of("anonymous", "token", "no group", "camunda-admin");

    private static RunningApp app;
    private static SampleCases cases;
    private static List<Operation> ours;
    private static List<Operation> ofEngine;
    private static List<Somebody> everybody;
    private static AuthorizationTable table;

    private static final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private static final List<String> leaks = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void ask(@TempDir Path folder) throws Exception {
        PGSimpleDataSource database = TestDatabases.emptyPostgres();
        app = RunningApp.demoOnPostgres(
                folder.resolve("data"),
                database.getURL(),
                "postgres",
                "none",
                "--dueprocess.sealed.memory-kib=64",
                "--dueprocess.sealed.passes=1",
                "--dueprocess.whistleblower.round=PT1S",
                "--dueprocess.limits.sign-in-failures=1000",
                "--dueprocess.clients.other.token-sha256=" + sha256(TOKEN),
                "--management.endpoints.web.exposure.include=health,prometheus,info,audit,mappings");
        StaffClient admin = new StaffClient(app, "admin");
        admin.done(
                "POST",
                "/engine-rest/user/create",
                Map.of(
                        "profile", Map.of("id", "nina", "firstName", "Nina", "lastName", "Bak"),
                        "credentials", Map.of("password", "nina")));
        Endpoints endpoints = new Endpoints(admin.read("/actuator/mappings"));
        ours = endpoints.ours();
        ofEngine = endpoints.ofEngine();
        cases = new SampleCases(app, database);
        everybody = List.of(
                Somebody.anonymous(app),
                Somebody.system(app, TOKEN),
                Somebody.staff(app, "no group", "nina"),
                Somebody.staff(app, "privacy-team", "petra"),
                Somebody.staff(app, "dpo", "dan"),
                Somebody.staff(app, "it-security", "sia"),
                Somebody.staff(app, "legal", "lea"),
                Somebody.staff(app, "business-owner", "bo"),
                Somebody.staff(app, "managers", "max"),
                Somebody.unlockedHandler(app, "handlers", "wim"),
                Somebody.staff(app, "handlers, locked", "wanda"),
                Somebody.staff(app, "camunda-admin", "admin"));
        table = new AuthorizationTable(everybody.stream().map(Somebody::column).toList());
        everybody.parallelStream().forEach(AuthorizationMatrixIT::asks);
        if (Boolean.getBoolean("authorization.write")) {
            table.write();
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void asks(Somebody somebody) {
        somebody.begin();
        for (int ends = 0; ends <= Operation.ALL_ENDS; ends++) {
            int now = ends;
            ours.stream()
                    .filter(operation -> operation.ends() == now)
                    .forEach(operation -> asksUs(somebody, operation));
            ofEngine.stream()
                    .filter(operation ->
                            operation.ends() == now && operation.path().startsWith("/camunda/"))
                    .forEach(operation -> kinds(operation)
                            .forEach(kind -> asks(somebody, false, operation, kind, pathOfEngine(operation, kind))));
        }
    }

    private static void asksUs(Somebody somebody, Operation operation) {
        boolean ofCase = ofCase(operation);
        for (SampleCase sample : ofCase ? cases.all() : List.of(cases.of(SampleCases.UNKNOWN))) {
            asks(somebody, true, operation, ofCase ? sample.kind() : "", operation.with(ids(operation, sample)));
        }
    }

    private static boolean ofCase(Operation operation) {
        return operation.hasAny("caseId", "taskId", "reference");
    }

    private static void asks(Somebody somebody, boolean byUs, Operation operation, String kind, String path) {
        HttpResponse<String> answer = somebody.ask(operation, path);
        String said = said(answer);
        if (byUs && answer.statusCode() >= 500 && !path.equals(ERROR_PAGE)) {
            failures.add(somebody.column() + " " + operation + " " + answer.statusCode() + " " + answer.body());
        }
        table.answered(byUs, operation, kind, somebody.column(), said);
        String shown = answer.body() + answer.headers().map();
        for (SampleCase sample : cases.all()) {
            boolean stranger = OUTSIDERS.contains(somebody.column())
                    || sample.sealed() && !HANDLERS.contains(somebody.column())
                    || sample.kind().equals(SampleCases.WITHOUT_WIM)
                            && somebody.column().equals("handlers");
            boolean administers = somebody.column().equals("camunda-admin") && path.equals(GRANTS);
            if (stranger && !administers && !sample.kind().equals(SampleCases.UNKNOWN)) {
                sample.secrets()
                        .filter(secret -> shown.contains(secret) && !path.contains(secret))
                        .forEach(secret -> leaks.add(somebody.column() + " learns of " + sample.kind() + " by "
                                + operation.method() + " " + path));
            }
        }
    }

    private static String said(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String location = answer.headers().firstValue("Location").orElse("");
        if (status == 401 || status == 429 || status == 302 && location.contains("/login")) {
            return "sign-in";
        }
        if (status == 403 || status == 404) {
            return String.valueOf(status);
        }
        if (status == 423) {
            return "locked";
        }
        if (status >= 400) {
            return "in";
        }
        String body = answer.body().replaceAll("\\s", "");
        return body.equals("[]") || body.equals("{}") || body.equals("{\"count\":0}") ? "empty" : "yes";
    }

    private static Map<String, String> ids(Operation operation, SampleCase sample) {
        Map<String, String> ids = new HashMap<>(sample.ids());
        if (operation.reads() && operation.path().contains("processing-activities")) {
            ids.put("id", "marketing");
        }
        return ids;
    }

    /** Kinds of case whose instance, task and so on the operation is asked for with; writes change nothing that there is. */
    private static List<String> kinds(Operation operation) {
        Matcher resource = RESOURCE.matcher(operation.path());
        boolean known = resource.find() && cases.of("dsar").ids().containsKey(resource.group(1));
        return operation.reads() && known ? List.of("dsar", SampleCases.SEALED, SampleCases.UNKNOWN) : List.of("");
    }

    private static String pathOfEngine(Operation operation, String kind) {
        Map<String, String> ids = new HashMap<>(cases.of(SampleCases.UNKNOWN).ids());
        Matcher resource = RESOURCE.matcher(operation.path());
        if (!kind.isEmpty() && resource.find()) {
            ids.put("id", cases.of(kind).ids().getOrDefault(resource.group(1), ids.get("id")));
        }
        return operation.with(ids);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachGetsWhatTheTableSaysAndNoPathIsMissingInIt() {
        assertThat(table.page()).isEqualTo(AuthorizationTable.committed());
    }

    @Test
    void nobodyLearnsOfACaseThatTheyMayNotKnowOf() {
        assertThat(leaks).isEmpty();
    }

    @Test
    void noEmptyBodyMakesAPageOfOursFail() {
        assertThat(failures).isEmpty();
    }

    @Test
    void aSiteOfOthersChangesNothingByABrowserThatIsSignedIn() {
        Somebody petra = Somebody.staff(app, "privacy-team", "petra");
        petra.begin();
        List<Operation> writes = ours.stream()
                .filter(operation -> !operation.reads())
                .filter(operation ->
                        operation.path().matches("/(api|cases|breaches|processing-act|session|log|requests).*"))
                .filter(operation -> !operation.path().matches("/api/v1/(breaches|consent/links)"))
                .toList();
        assertThat(writes)
                .hasSizeGreaterThan(60)
                .allSatisfy(operation -> assertThat(petra.askWithoutTokens(operation, pathOfEngine(operation, ""))
                                .statusCode())
                        .as(operation.toString())
                        .isEqualTo(403));
    }

    /** Camunda ends the session that sends no token, so that one operation of each application shows it. */
    @Test
    void noApplicationOfCamundasTakesAWriteWithoutItsToken() {
        Somebody petra = Somebody.staff(app, "privacy-team", "petra");
        Map<String, Operation> writes = new LinkedHashMap<>();
        ofEngine.stream()
                .filter(operation -> !operation.reads() && operation.path().startsWith("/camunda/"))
                .forEach(operation -> writes.put(operation.path().split("/")[3], operation));
        assertThat(writes).containsKeys("admin", "cockpit", "engine");
        writes.values().forEach(operation -> {
            petra.begin();
            assertThat(petra.askWithoutTokens(operation, pathOfEngine(operation, ""))
                            .statusCode())
                    .as(operation.toString())
                    .isEqualTo(403);
        });
    }

    @Test
    void nobodyButItsHandlersChangesASealedCaseInTheEngine() {
        SampleCase sealed = cases.of(SampleCases.SEALED);
        everybody.stream()
                .filter(somebody -> Set.of("no group", "privacy-team", "managers", "camunda-admin")
                        .contains(somebody.column()))
                .forEach(somebody -> {
                    somebody.begin();
                    ofEngine.stream()
                            .filter(operation -> !operation.reads()
                                    && operation.path().startsWith(Endpoints.ENGINE)
                                    && operation.path().matches(".*/(process-instance|task|execution)/\\{id}.*"))
                            .forEach(operation -> assertThat(
                                            somebody.ask(operation, pathOfEngine(operation, SampleCases.SEALED))
                                                    .statusCode())
                                    .as(somebody.column() + " " + operation)
                                    .isGreaterThanOrEqualTo(400));
                });
        assertThat(cases.goesOn(sealed)).isTrue();
    }

    /** Of these the engine asks no right of anybody: the job that cleans up history would stop for good. */
    @Test
    void theEnginesOwnJobsAreItsAdministrators() {
        for (String user : List.of("nina", "petra", "max", "wim")) {
            StaffClient staff = new StaffClient(app, user);
            JsonNode jobs = staff.read("/camunda/api/engine/engine/default/job");
            assertThat(jobs).as(user).isNotEmpty();
            String job = "/camunda/api/engine/engine/default/job/"
                    + jobs.get(0).get("id").asText();
            assertThat(staff.send("PUT", job + "/suspended", Map.of("suspended", true))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(staff.send("PUT", job + "/retries", Map.of("retries", 0)).statusCode())
                    .isEqualTo(403);
            assertThat(staff.send("DELETE", job, null).statusCode()).isEqualTo(403);
        }
    }

    /** One operation of each resource, by each column in turn: a program's password costs a slow hash each time. */
    @Test
    void theEnginesRestAnswersProgramsAsItAnswersTheWebapps() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        ofEngine.stream()
                .filter(operation -> operation.path().startsWith(Endpoints.ENGINE + "/"))
                .forEach(operation -> operations.put(operation.path().split("/")[6], operation));
        assertThat(operations).hasSizeGreaterThan(25);
        everybody.forEach(Somebody::begin);
        int turn = 0;
        for (Operation operation : operations.values()) {
            Somebody somebody = everybody.get(2 + turn++ % (everybody.size() - 2));
            String path = pathOfEngine(operation, "");
            String rest = path.replace("/camunda/api/engine/engine/default", "/engine-rest");
            assertThat(said(somebody.askSigned(operation, rest)))
                    .as(somebody.column() + " " + operation)
                    .isEqualTo(said(somebody.ask(operation, path)));
        }
    }

    @Test
    void theEnginesRestIsClosedToWhoDoesNotSign() {
        assertThat(ofEngine)
                .filteredOn(operation -> operation.path().startsWith("/engine-rest"))
                .hasSizeGreaterThan(300)
                .allSatisfy(operation -> assertThat(everybody
                                .get(1)
                                .ask(operation, pathOfEngine(operation, ""))
                                .statusCode())
                        .as(operation.toString())
                        .isEqualTo(401));
    }
}
