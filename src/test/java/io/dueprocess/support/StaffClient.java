package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A member of staff at the APIs; in the demo the password is the user's id. {@code /engine-rest} knows HTTP Basic only,
 * and each such call costs a slow hash; everything else goes by session, like a browser.
 */
public final class StaffClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONFLICT = 409;
    private static final String TASKLIST = "/camunda/api/engine/engine/default";
    private static final String TOKEN = "DP-XSRF";

    private final Site app;
    private final String user;
    private final String authorization;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public StaffClient(Site app, String user) {
        this.app = app;
        this.user = user;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    }

    public String user() {
        return user;
    }

    public HttpResponse<String> send(String method, String path, Object body) {
        return exchange(path.startsWith("/engine-rest") ? request(path) : inSession(path), method, body);
    }

    /** As a program sends it that has no session. */
    public HttpResponse<String> sendSigned(String method, String path, Object body) {
        return exchange(request(path), method, body);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request, String method, Object body) {
        return send(request.header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : write(body)))
                .build());
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    /** The JSON at the path, which is there. */
    public JsonNode read(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return parse(answer.body());
    }

    /** Sends what is taken. */
    public JsonNode done(String method, String path, Object body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 204);
        return parse(answer.body());
    }

    /** Sends a form of our pages. */
    public HttpResponse<String> postForm(String path, Map<String, String> fields) {
        HttpRequest.Builder request = inSession(path);
        String form = Stream.concat(fields.entrySet().stream(), Map.of("_csrf", cookie(TOKEN)).entrySet().stream())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** A file at the path, which is there. */
    public byte[] download(String path) {
        try {
            HttpResponse<byte[]> answer =
                    browser.send(inSession(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder inSession(String path) {
        if (cookie("JSESSIONID").isEmpty()) {
            signIn();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(app.uri(path)).header("X-" + TOKEN, cookie(TOKEN));
        if (path.startsWith("/camunda/")) {
            request.header("X-XSRF-TOKEN", webappToken());
        }
        return request;
    }

    private String webappToken() {
        if (cookie("XSRF-TOKEN").isEmpty()) {
            send(HttpRequest.newBuilder(app.uri("/camunda/app/tasklist/default/"))
                    .GET()
                    .build());
        }
        return cookie("XSRF-TOKEN");
    }

    /** Unlocks sealed cases for this session, as handlers do. */
    public void unlock(String passphrase) {
        done("POST", "/api/v1/unlock", Map.of("passphrase", passphrase));
    }

    /** As {@link #complete}, in the session, where an unlocked key is at hand. */
    public void completeInSession(String caseId, String key, Map<String, ?> values) {
        String task = TASKLIST + "/task/" + awaitTask(caseId, key);
        done("POST", task + "/claim", Map.of("userId", user));
        done("POST", task + "/submit-form", variables(values));
    }

    private void signIn() {
        send(HttpRequest.newBuilder(app.uri("/login")).GET().build());
        String form = "username=" + user + "&password=" + user + "&_csrf=" + cookie(TOKEN);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(app.uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("login");
        send(HttpRequest.newBuilder(app.uri("/cases")).GET().build());
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.uri(path)).header("Authorization", authorization);
    }

    public String caseId(String reference) {
        return read("/api/v1/cases?reference=" + reference).get(0).get("id").asText();
    }

    public JsonNode openCase(String caseId) {
        return read("/api/v1/cases/" + caseId);
    }

    /** Ids of the case's open tasks with that element id, as the engine lets this person see them. */
    public List<String> tasks(String caseId, String key) {
        List<String> ids = new ArrayList<>();
        read(TASKLIST + "/task?processInstanceBusinessKey=" + caseId + "&taskDefinitionKey=" + key)
                .forEach(task -> ids.add(task.get("id").asText()));
        return ids;
    }

    /** Waits for the case's task. */
    public String awaitTask(String caseId, String key) {
        return Awaitility.await(key)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> tasks(caseId, key), found -> !found.isEmpty())
                .get(0);
    }

    public HttpResponse<String> claim(String taskId) {
        return send("POST", "/engine-rest/task/" + taskId + "/claim", Map.of("userId", user));
    }

    public HttpResponse<String> submit(String taskId, Map<String, ?> values) {
        return send("POST", "/engine-rest/task/" + taskId + "/submit-form", variables(values));
    }

    /** Waits for the task, claims and completes it; answers its id. */
    public String complete(String caseId, String key, Map<String, ?> values) {
        String taskId = awaitTask(caseId, key);
        assertThat(claim(taskId).statusCode()).isEqualTo(204);
        HttpResponse<String> answer = submit(taskId, values);
        assertThat(answer.statusCode()).as(key + ": " + answer.body()).isBetween(200, 204);
        return taskId;
    }

    /** What the task's form shows: field to value. */
    public Map<String, String> formValues(String taskId) {
        Map<String, String> values = new LinkedHashMap<>();
        read("/engine-rest/task/" + taskId + "/form-variables")
                .properties()
                .forEach(field -> values.put(
                        field.getKey(), field.getValue().path("value").asText()));
        return values;
    }

    public JsonNode items(String caseId) {
        return read("/api/v1/dsar/" + caseId + "/items").get("items");
    }

    /** Decides one item as it was seen. */
    public HttpResponse<String> decide(String caseId, JsonNode item, Map<String, Object> decided) {
        Map<String, Object> body = new LinkedHashMap<>(decided);
        if (item.hasNonNull("seen")) {
            body.put("seen", item.get("seen").asText());
        }
        return send("PUT", "/api/v1/dsar/" + caseId + "/items/" + item.get("id").asText(), body);
    }

    /** Includes every item of the case that is still undecided; the review task is this person's. */
    public void includeRemaining(String caseId) {
        for (JsonNode item : items(caseId)) {
            if (item.get("decision").asText().equals("UNDECIDED")) {
                HttpResponse<String> answer = decide(caseId, item, Map.of("decision", "INCLUDE"));
                assertThat(answer.statusCode()).as(answer.body()).isLessThan(CONFLICT);
            }
        }
    }

    public HttpResponse<String> upload(String caseId, String kind, String name, String content) {
        return send(new Multipart()
                .field("kind", kind)
                .file("file", name, content.getBytes(StandardCharsets.UTF_8))
                .post(inSession("/api/v1/cases/" + caseId + "/attachments"))
                .build());
    }

    /** Gives the list of the people whom a breach concerns. */
    public HttpResponse<String> giveList(String caseId, String csv) {
        return send(new Multipart()
                .file("file", "people.csv", csv.getBytes(StandardCharsets.UTF_8))
                .post(inSession("/api/v1/breaches/" + caseId + "/people"))
                .build());
    }

    public static Map<String, Object> variables(Map<String, ?> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return Map.of("variables", variables);
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
