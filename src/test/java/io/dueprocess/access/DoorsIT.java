package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.support.RunningApp;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in where, asked of the running application from outside. */
class DoorsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningApp app;

    @BeforeAll
    static void start(@TempDir Path folder) {
        app = RunningApp.demo(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** One browser: its cookies, and what browsers say of themselves. */
    private static final class Visitor {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        HttpResponse<String> open(String path) {
            return send(request(path).header("Sec-Fetch-Mode", "navigate").header("Accept", "text/html"));
        }

        HttpResponse<String> fetch(String path) {
            return send(request(path).header("Sec-Fetch-Mode", "cors").header("Accept", "application/json"));
        }

        HttpResponse<String> post(String path, Map<String, String> form) {
            String body = form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(request(path)
                    .header("Sec-Fetch-Mode", "navigate")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
        }

        HttpResponse<String> signIn(String user, String password, String next) {
            open("/login");
            return post("/login", Map.of("username", user, "password", password, "next", next, "_csrf", token()));
        }

        String token() {
            return cookie("DP-XSRF");
        }

        String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie ->
                            cookie.getName().equals(name) && cookie.getPath().equals("/"))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }

        HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.uri(path));
    }

    private static HttpResponse<String> basic(String user, String path) {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        return app.send(
                request(path).header("Authorization", "Basic " + credentials).build());
    }

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/requests/new, 200",
        "/login, 200",
        "/login/fresh, 200",
        "/login/provider/oidc, 404",
        "/login/oauth2/code/oidc, 404",
        "/actuator/health, 200",
        "/actuator/health/readiness, 200",
        "/robots.txt, 200",
        "/logo, 404",
        "/camunda/app/tasklist/default/, 401",
        "/camunda/api/engine/engine/default/task, 401",
        "/camunda/api/engine/engine/, 401",
        "/camunda/lib/deps.js, 401",
        "/engine-rest/task, 401",
        "/engine-rest, 401",
        "/engine-rest/engine, 401",
        "/api/v1/cases, 401",
        "/api/v1/sla/board, 401",
        "/api/v1/sla/board.csv, 401",
        "/api/v1/sla/cases?process=dsar-handling&state=OPEN, 401",
        "/api/v1/deadlines/preview?clock=dsar-response&trigger=2027-01-31T14:00:00%2B01:00, 401",
        "/v3/api-docs, 401",
        "/cases, 401",
        "/breaches/register, 401",
        "/processing-activities, 401",
        "/api/v1/processing-activities/marketing/gate, 401",
        "/session, 401",
        "/actuator, 401",
        "/actuator/prometheus, 401",
        "/actuator/audit, 401",
        "/actuator/env, 401",
        "/camunda-welcome/index.html, 404",
        "/webjars/camunda/app/tasklist/index.html, 404",
        "/webjars/chart.js/4.5.1/dist/chart.umd.min.js, 200",
        "/webjars/chart.js/4.5.1/package.json, 404",
        "/plugin/x, 404",
        "/h2-console, 404",
        "/no-such-page, 404",
        "/swagger-ui/index.html, 404"
    })
    void anonymousPeopleReachThePublicPagesOnly(String path, int status) {
        assertThat(app.get(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/engine-rest/..;/actuator/env", "/camunda//app/tasklist/", "/requests/%2e%2e/actuator/env"})
    void thereIsNoWayAroundByAnUnusualPath(String path) {
        assertThat(app.get(path).statusCode()).isIn(400, 401, 404);
    }

    @Test
    void aProgramIsInvitedToSignInAndAScriptIsNot() {
        assertThat(app.get("/engine-rest/task").headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        assertThat(new Visitor().fetch("/api/v1/cases").headers().firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @Test
    void whoOpensAStaffPageSignsInFirstAndArrivesThere() {
        Visitor petra = new Visitor();
        assertThat(location(petra.open("/cases?reference=x"))).endsWith("/login?next=%2Fcases%3Freference%3Dx");
        assertThat(location(petra.signIn("petra", "petra", "/cases?reference=x")))
                .endsWith("/cases?reference=x");
        assertThat(petra.open("/cases").statusCode()).isEqualTo(200);
        assertThat(petra.open("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(petra.fetch("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
        assertThat(petra.fetch("/api/v1/cases").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordKeepsTheNameAndSaysNoMoreThanThat() {
        Visitor visitor = new Visitor();
        HttpResponse<String> wrong = visitor.signIn("lea", "wrong", "/cases");
        HttpResponse<String> unknown = visitor.signIn("nobody", "wrong", "/cases");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("User or password is wrong", "value=\"lea\"", "value=\"/cases\"");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).contains("User or password is wrong");
    }

    @Test
    void guessingAtAUsersPasswordIsSlowedDown() {
        Visitor visitor = new Visitor();
        assertThat(visitor.signIn("sia", "guess", "").statusCode()).isEqualTo(401);
        assertThat(visitor.signIn("sia", "sia", "").statusCode())
                .as("even with the right password")
                .isEqualTo(401);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> visitor.signIn("sia", "sia", "").statusCode() == 302);
    }

    @Test
    void aSignInMakesANewSessionWithCarefulCookies() {
        Visitor bo = new Visitor();
        HttpResponse<String> signedIn = bo.signIn("bo", "bo", "");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("JSESSIONID=")
                        .contains("HttpOnly", "SameSite=Lax")
                        .doesNotContainPattern("SameSite=\\w+.*SameSite"));
        String before = bo.cookie("JSESSIONID");
        bo.signIn("bo", "bo", "");
        assertThat(bo.cookie("JSESSIONID")).isNotEqualTo(before);
    }

    @Test
    void formsAndCallsWithoutTheirTokenAreRefused() {
        Visitor petra = new Visitor();
        petra.signIn("petra", "petra", "");
        assertThat(petra.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(petra.send(request("/session").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(403);
        assertThat(petra.send(request("/session")
                                .header("X-DP-XSRF", petra.token())
                                .POST(BodyPublishers.noBody()))
                        .body())
                .isEqualTo("{\"secondsLeft\":900}");
        assertThat(new Visitor()
                        .post("/requests/new", Map.of("name", "A", "mail", "a@b.example"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoSignsOutOfTasklistIsSignedOutOfEverything() {
        Visitor petra = new Visitor();
        petra.signIn("petra", "petra", "");
        petra.open("/camunda/app/tasklist/default/");
        String token = petra.cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
        HttpResponse<String> out = petra.send(request("/camunda/api/admin/auth/user/default/logout")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.noBody()));
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(petra.fetch("/api/v1/cases").statusCode()).isEqualTo(401);
        assertThat(petra.fetch("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theWebappsOwnSignInAndSetUpDoNotExist() {
        Visitor petra = new Visitor();
        petra.signIn("petra", "petra", "");
        petra.open("/camunda/app/tasklist/default/");
        assertThat(petra.post(
                                "/camunda/api/admin/auth/user/default/login/admin",
                                Map.of("username", "admin", "password", "admin"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(petra.post("/camunda/api/admin/setup/default/user/create", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void pagesMayLoadNothingFromElsewhereAndRunNoInlineScript() {
        HttpResponse<String> home = app.get("/");
        assertThat(home.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "script-src");
        assertThat(home.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(home.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(app.get("/login")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        Visitor petra = new Visitor();
        petra.signIn("petra", "petra", "");
        assertThat(petra.open("/camunda/app/tasklist/default/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'", "nonce-"));
    }

    @ParameterizedTest
    @CsvSource({
        "petra, breach-notification dpia-approval dsar-handling erase-later retention-run",
        "dan, breach-notification dpia-approval dsar-handling erase-later retention-run",
        "max, breach-notification dpia-approval dsar-handling retention-run",
        "admin, case-retention retention-nightly",
        "sia, breach-notification dpia-approval dsar-handling retention-run",
        "lea, breach-notification dpia-approval dsar-handling retention-run",
        "bo, dpia-approval dsar-handling retention-run",
        "wim, ''",
        "wanda, ''"
    })
    void aGroupSeesItsOwnProcesses(String user, String processes) throws IOException {
        JsonNode definitions =
                JSON.readTree(basic(user, "/engine-rest/process-definition").body());
        List<String> seen =
                definitions.findValuesAsText("key").stream().distinct().toList();
        assertThat(seen).isEqualTo(processes.isEmpty() ? List.of() : List.of(processes.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"petra, 403", "dan, 403", "max, 403", "wim, 403", "admin, 200"})
    void metricsAndTheAuditsCheckAreForOperators(String user, int status) {
        assertThat(basic(user, "/actuator/prometheus").statusCode()).isEqualTo(status);
        assertThat(basic(user, "/actuator/audit").statusCode()).isEqualTo(status);
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }
}
