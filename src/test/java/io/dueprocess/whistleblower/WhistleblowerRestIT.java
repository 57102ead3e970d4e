package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's REST, as Tasklist and others ask it: a handler works on his case without a right on the process. */
class WhistleblowerRestIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static WhistleblowerApp app;
    private static String caseId;
    private static String task;

    @BeforeAll
    static void aReportOfWhichWimIsNotToKnow() {
        app = WhistleblowerApp.onTheWeb("jdbc:h2:mem:rest-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        app.handlersHaveKeys();
        caseId = app.report("wanda");
        task = app.task(caseId).getId();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theHolderFindsTheTaskAndIsShownItsForm() {
        assertThat(get("wanda", "/task?processInstanceBusinessKey=" + caseId).body())
                .contains(task);
        assertThat(get("wanda", "/task/" + task).statusCode()).isEqualTo(200);
        assertThat(get("wanda", "/task/" + task + "/form").statusCode()).isEqualTo(200);
        assertThat(get("wanda", "/task/" + task + "/deployed-form").body())
                .contains(WhistleblowerProcess.FORM_CONFLICTS);
        assertThat(get("wanda", "/task/" + task + "/identity-links").statusCode())
                .isEqualTo(200);
    }

    /** Tasklist asks so, and lives with what is not embedded. */
    @Test
    void theHolderFindsItInTheFormThatTasklistAsksFor() {
        HttpResponse<String> answer =
                send("wanda", "/task?processInstanceBusinessKey=" + caseId, "application/hal+json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(task).doesNotContain(WhistleblowerProcess.KEY + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wim", "max", "admin", "petra", "dan"})
    void nobodyElseIsToldThatThereIsOne(String user) {
        assertThat(get(user, "/task?processInstanceBusinessKey=" + caseId).body())
                .isEqualTo("[]");
        assertThat(get(user, "/task/count?processDefinitionKey=whistleblower-intake")
                        .body())
                .contains("\"count\":0");
        for (String path : new String[] {"", "/form", "/deployed-form", "/rendered-form", "/identity-links"}) {
            assertThat(get(user, "/task/" + task + path).statusCode()).as(path).isBetween(400, 499);
        }
        for (String path : new String[] {
            "/process-instance",
            "/execution",
            "/variable-instance",
            "/job",
            "/incident",
            "/event-subscription",
            "/process-definition",
            "/process-definition/statistics",
            "/deployment",
            "/history/process-instance",
            "/history/task",
            "/history/activity-instance",
            "/history/variable-instance",
            "/history/job-log",
            "/history/identity-link-log"
        }) {
            HttpResponse<String> answer = get(user, path);
            assertThat(answer.body()).as(path).doesNotContain(caseId, task, WhistleblowerProcess.KEY);
        }
    }

    private static HttpResponse<String> get(String user, String path) {
        return send(user, path, "application/json");
    }

    private static HttpResponse<String> send(String user, String path, String accept) {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + app.port() + "/engine-rest" + path))
                .header("Authorization", "Basic " + credentials)
                .header("Accept", accept)
                .GET()
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
