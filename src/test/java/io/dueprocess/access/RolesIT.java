package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.Handlers;
import io.dueprocess.support.Reporter;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.TestDatabases;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A node of the staff and a node that serves the portal alone, on one PostgreSQL: each door is tried at each of the two. The
 * public node's database user may neither make nor change a table.
 */
class RolesIT {

    private static final String PORTAL = "https://portal.milestone.example";
    private static final String ONION = "http://" + "a2".repeat(28) + ".onion";
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action)=\"([a-z]+://[^\"]*)\"");

    private static PGSimpleDataSource database;
    private static RunningApp staff;
    private static RunningApp portal;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        database = TestDatabases.emptyPostgres();
        staff = RunningApp.demoOnPostgres(
                data,
                database.getURL(),
                "postgres",
                "none",
                "--dueprocess.role=staff",
                "--dueprocess.base-url=" + PORTAL,
                "--dueprocess.staff-url=https://staff.milestone.example",
                "--dueprocess.whistleblower.round=PT1S");
        Path beside = Files.createSymbolicLink(folder.resolve("portal"), data);
        portal = RunningApp.start(
                beside,
                Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "demo,postgres",
                        "DUEPROCESS_ROLE",
                        "public",
                        "DB_URL",
                        database.getURL(),
                        "DB_USER",
                        writerOnly(),
                        "DB_PASSWORD",
                        "none"),
                "--dueprocess.base-url=" + PORTAL,
                "--dueprocess.onion=" + ONION,
                "--camunda.bpm.job-execution.enabled=true",
                "--management.endpoints.web.exposure.include=*");
    }

    /** A database user that reads and writes rows and owns nothing; docs/operations.md has the same lines. */
    private static String writerOnly() {
        String user = "portal_" + database.getDatabaseName();
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("create role " + user + " login password 'none'").update();
        sql.sql("grant select, insert, update, delete on all tables in schema public to " + user)
                .update();
        return user;
    }

    @AfterAll
    static void stop() {
        portal.close();
        staff.close();
    }

    @ParameterizedTest
    @CsvSource({
        // path, at the public node, at the staff node
        "/, 200, 404",
        "/privacy, 200, 404",
        "/accessibility, 200, 404",
        "/report, 200, 404",
        "/report/new, 200, 404",
        "/report/inbox, 200, 404",
        "/report/wait.js, 200, 404",
        "/report/no-such-page, 404, 404",
        "/requests/new, 200, 404",
        "/requests/status, 200, 404",
        "/requests/confirm?token=x, 200, 404",
        "/requests/no-such-page, 404, 404",
        "/robots.txt, 200, 404",
        "/.well-known/security.txt, 200, 404",
        "/favicon.svg, 200, 200",
        "/logo, 404, 404", // until there is one
        "/css/public.css, 200, 200",
        "/actuator/health, 200, 200",
        "/actuator/health/liveness, 404, 200",
        "/actuator/health/readiness, 404, 200",
        "/actuator/health/db, 404, 404",
        "/actuator, 404, 401",
        "/actuator/prometheus, 404, 401",
        "/actuator/info, 404, 401",
        "/actuator/audit, 404, 401",
        "/actuator/env, 404, 401",
        "/actuator/heapdump, 404, 401",
        "/login, 404, 200",
        "/login/again, 404, 200",
        "/login/fresh, 404, 200",
        "/login/provider/oidc, 404, 404",
        "/login/oauth2/code/oidc, 404, 404",
        "/logout, 404, 401",
        "/session, 404, 401",
        "/cases, 404, 401",
        "/breaches/register, 404, 401",
        "/cases/x, 404, 401",
        "/cases/new-report, 404, 401",
        "/cases/whistleblower-statistics, 404, 401",
        "/api/v1/unlock, 404, 401",
        "/api/v1/cases/x/report, 404, 401",
        "/api/v1/cases/x/export/zip, 404, 401",
        "/api/v1/cases, 404, 401",
        "/api/v1/deadlines/preview, 404, 401",
        "/api/v1/sla/board, 404, 401",
        "/api/v1/sla/board.csv, 404, 401",
        "/v3/api-docs, 404, 401",
        "/engine-rest, 404, 401",
        "/engine-rest/task, 404, 401",
        "/engine-rest/engine, 404, 401",
        "/camunda, 404, 401",
        "/camunda/app/tasklist/default/, 404, 401",
        "/camunda/api/engine/engine/default/task, 404, 401",
        "/camunda/api/admin/setup/default/user/create, 404, 401",
        "/camunda/lib/deps.js, 404, 401",
        "/desk/staff.css, 404, 200",
        "/desk/session.js, 404, 200",
        "/webjars/camunda/app/tasklist/index.html, 404, 404",
        "/webjars/chart.js/4.5.1/dist/chart.umd.min.js, 404, 200",
        "/h2-console, 404, 404",
        "/swagger-ui/index.html, 404, 404",
        "/no-such-page, 404, 404"
    })
    void everyDoor(String path, int atThePublicNode, int atTheStaffNode) {
        assertThat(portal.get(path).statusCode()).as("public").isEqualTo(atThePublicNode);
        assertThat(staff.get(path).statusCode()).as("staff").isEqualTo(atTheStaffNode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/requests/%2e%2e/engine-rest/task", "/report/..;/cases", "//engine-rest/task", "/css/..%2flogin"
            })
    void noUnusualPathLeadsAroundThePublicNodesDoors(String path) {
        assertThat(portal.get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void nothingIsWrittenWhereNothingIs(String method) {
        for (String path : List.of("/engine-rest/task/x/complete", "/login", "/api/v1/cases/x", "/logout")) {
            HttpResponse<String> answer = portal.send(HttpRequest.newBuilder(portal.uri(path))
                    .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                    .header("Content-Type", "application/json")
                    .build());
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aSignInOverTheAirIsNotEvenTried() {
        HttpResponse<String> answer = portal.send(HttpRequest.newBuilder(portal.uri("/api/v1/cases"))
                .header("Authorization", "Basic cGV0cmE6cGV0cmE=")
                .build());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void aPublicNodesHealthSaysUpAndNoMore() {
        assertThat(portal.get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void torBrowserIsToldTheSamePageInItsNetwork() {
        assertThat(onion("/")).isEqualTo(ONION + "/");
        assertThat(onion("/requests/new?lang=da")).isEqualTo(ONION + "/requests/new?lang=da");
        assertThat(onion("/report")).isEqualTo(ONION + "/report");
        assertThat(staff.get("/login").headers().firstValue("Onion-Location")).isEmpty();
        assertThat(portal.get("/css/public.css").headers().firstValue("Onion-Location"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/privacy",
                "/accessibility",
                "/report",
                "/requests/new",
                "/requests/status",
                "/no-such-page"
            })
    void noPageNamesAnAddressOfItsOwn(String path) {
        HttpResponse<String> page = portal.send(HttpRequest.newBuilder(portal.uri(path))
                .header("Accept", "text/html")
                .build());
        Matcher address = ADDRESS.matcher(page.body());
        while (address.find()) {
            assertThat(address.group(1)).as("a link to another organisation").isEqualTo("https://whistleblower.dk");
        }
        assertThat(page.body()).doesNotContain(PORTAL, "localhost", ".onion");
    }

    @Test
    void whatIsFiledInPublicStaffWorkOn() {
        AccessCase filed = AccessCase.file(portal, staff, Filing.freja());
        assertThat(filed.acknowledgement().text()).contains(PORTAL + "/requests/status");
        filed.answered().signedIn();
        assertThat(filed.person.answers()).hasSize(2);
        assertThat(portal.log()).doesNotContain("ERROR", "ENGINE-14014");
        assertThat(staff.log()).as("starts its job executor").contains("ENGINE-14014");
    }

    @Test
    void whatIsReportedInPublicHandlersWorkOn() {
        StaffClient wim = new StaffClient(staff, "wim");
        String passphrase = Handlers.passphrase("wim");
        if (!wim.read("/api/v1/unlock").get("hasKey").asBoolean()) {
            wim.done("PUT", "/api/v1/unlock/passphrase", Map.of("passphrase", passphrase, "repeat", passphrase));
        }
        wim.unlock(passphrase);
        Reporter reporter = new Reporter(portal);
        String code = reporter.report(reporter.form("Invoices for nothing"));
        String caseId = JdbcClient.create(database)
                .sql("select id from dp_case where sealed")
                .query(String.class)
                .single();
        assertThat(wim.get("/api/v1/cases/" + caseId + "/report").body()).contains("Invoices for nothing");
        wim.completeInSession(
                caseId, "UserTask_CheckConflicts", Map.of("decision", "conflictsDealtWith", "conflictReasons", "none"));
        assertThat(new Reporter(portal).open(code).statusCode()).isEqualTo(200);
    }

    @Test
    void theStaffsErrorPageLeadsToNoPageThatIsNotThere() {
        HttpResponse<String> page = staff.send(HttpRequest.newBuilder(staff.uri("/privacy"))
                .header("Accept", "text/html")
                .build());
        assertThat(page.body()).contains("href=\"/cases\"").doesNotContain("href=\"/\"", "href=\"/privacy\"");
        assertThat(staff.get("/login").body()).contains("href=\"" + PORTAL + "\"");
    }

    private static String onion(String path) {
        return portal.get(path).headers().firstValue("Onion-Location").orElseThrow();
    }
}
