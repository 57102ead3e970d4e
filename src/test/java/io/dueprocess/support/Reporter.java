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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A reporter at {@code /report}, with a browser's cookies and without JavaScript. */
public final class Reporter {

    private static final Pattern CODE = Pattern.compile("class=\"receipt-code\"[^>]*>(.*?)</p>", Pattern.DOTALL);

    private final Site app;
    private final String[] headers;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param headers that the browser sends with each request: name, value, name, value */
    public Reporter(Site app, String... headers) {
        this.app = app;
        this.headers = headers;
    }

    public CookieManager cookies() {
        return cookies;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(app.uri(path)).GET());
    }

    /** What the page's form has in a hidden field. */
    public static String hidden(String page, String field) {
        Matcher value =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(value.find()).as(field + " in " + page).isTrue();
        return value.group(1);
    }

    /** The form's own fields as its page has them, and what happened. */
    public Map<String, String> form(String what) {
        String page = get("/report/new").body();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", hidden(page, "token"));
        fields.put("pass", hidden(page, "pass"));
        fields.put("WHAT", what);
        fields.put("who", "anonymous");
        fields.put("originals", "clean");
        return fields;
    }

    /** Sends the form; files as name, content, name, content. */
    public HttpResponse<String> send(Map<String, String> fields, Object... files) {
        return post("/report/new", fields, files);
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, Object... files) {
        Multipart form = new Multipart();
        fields.forEach(form::field);
        for (int i = 0; i < files.length; i += 2) {
            byte[] content = files[i + 1] instanceof byte[] bytes
                    ? bytes
                    : files[i + 1].toString().getBytes(StandardCharsets.UTF_8);
            form.file("files", (String) files[i], content);
        }
        return send(form.post(HttpRequest.newBuilder(app.uri(path))));
    }

    /** Sends the form, which is taken; answers the receipt code. */
    public String report(Map<String, String> fields, Object... files) {
        HttpResponse<String> page = send(fields, files);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return code(page.body());
    }

    public static String code(String page) {
        Matcher code = CODE.matcher(page);
        assertThat(code.find()).as(page).isTrue();
        return code.group(1).replaceAll("<[^>]*>", "").strip();
    }

    public HttpResponse<String> open(String code) {
        return urlEncoded("/report/inbox", Map.of("code", code));
    }

    public String inbox() {
        HttpResponse<String> page = get("/report/inbox");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    /** Writes to the handlers from the open inbox. */
    public HttpResponse<String> write(String text, Object... files) {
        String page = inbox();
        return post(
                "/report/inbox/message",
                new LinkedHashMap<>(Map.of(
                        "token", hidden(page, "token"), "key", hidden(page, "key"), "text", text, "originals", "both")),
                files);
    }

    public HttpResponse<String> urlEncoded(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<byte[]> download(String path) {
        return exchange(HttpRequest.newBuilder(app.uri(path)).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest.Builder asked = headers.length == 0 ? request : request.headers(headers);
        return exchange(asked.setHeader("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return browser.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
