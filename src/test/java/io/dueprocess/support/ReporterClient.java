package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who reports, without JavaScript. */
public final class ReporterClient {

    private static final Pattern CODE = Pattern.compile("(?:\\d{4} ){5}\\d{4}");

    private final RunningApp app;
    private final String[] headers;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param headers sent with each request: name, value, name, value */
    public ReporterClient(RunningApp app, String... headers) {
        this.app = app;
        this.headers = headers;
    }

    /** A report that is taken; answers the receipt code. */
    public String report(Map<String, String> answers, Map<String, byte[]> files, String... mustNotHandle) {
        HttpResponse<String> page = send(answers, files, mustNotHandle);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher code = CODE.matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return code.group();
    }

    /** Sends the form with these answers; the answer is the receipt or the form with its problems. */
    public HttpResponse<String> send(Map<String, String> answers, Map<String, byte[]> files, String... mustNotHandle) {
        String form = get("/report/new").body();
        Multipart body = new Multipart().field("token", hidden(form, "token")).field("pass", hidden(form, "pass"));
        Map<String, String> all = new LinkedHashMap<>(Map.of("relation", "UNSAID", "danger", "UNKNOWN"));
        all.putAll(answers);
        all.forEach(body::field);
        List.of(mustNotHandle).forEach(handler -> body.field("mustNotHandle", handler));
        files.forEach((name, content) -> body.file("files", name, content));
        return exchange(body.post(request("/report/new")));
    }

    public HttpResponse<String> signIn(String code) {
        String form = get("/report/inbox").body();
        return post("/report/inbox", Map.of("pass", hidden(form, "pass"), "code", code));
    }

    /** The inbox of who is signed in. */
    public String inbox() {
        return get("/report/inbox").body();
    }

    public HttpResponse<String> write(String text) {
        String form = inbox();
        return exchange(new Multipart()
                .field("token", hidden(form, "token"))
                .field("key", hidden(form, "key"))
                .field("text", text)
                .post(request("/report/inbox/message")));
    }

    public HttpResponse<String> leaveContact(String details) {
        return post("/report/inbox/contact", Map.of("token", hidden(inbox(), "token"), "contact", details));
    }

    public HttpResponse<String> get(String path) {
        return exchange(request(path).GET());
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.uri(path)).header("Accept", "text/html");
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** The value of the form's hidden field; any, where the page has none. */
    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        return field.find() ? field.group(1) : UUID.randomUUID().toString();
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
