package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at the public pages, with a browser's cookies and without JavaScript. */
public final class PersonClient {

    private static final String COOKIE = "DP-XSRF";
    private static final Pattern REFERENCE = Pattern.compile("DP-[A-Z0-9]{4}-[A-Z0-9]{4}");
    private static final Pattern ANSWER = Pattern.compile("href=\"(/requests/status/files/[^\"]+)\"");

    private final Site app;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    public PersonClient(Site app) {
        this.app = app;
    }

    /** Sends the request form; the answer is the receipt's page or the form with its problems. */
    public HttpResponse<String> send(Filing filing) {
        return send(filing, token());
    }

    public HttpResponse<String> send(Filing filing, String token) {
        Multipart form = new Multipart()
                .field("_csrf", token)
                .field("key", filing.key())
                .field("name", filing.name())
                .field("mail", filing.mail())
                .field("text", filing.text())
                .field("language", filing.language());
        filing.rights().forEach(right -> form.field("rights", right));
        filing.files().forEach(file -> form.file("files", file.getKey(), file.getValue()));
        return text(form.post(HttpRequest.newBuilder(app.uri("/requests/new"))));
    }

    /** Sends the request form, which is taken; answers the reference. */
    public String file(Filing filing) {
        HttpResponse<String> page = send(filing);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().getPath()).as(page.body()).isEqualTo("/requests/received");
        Matcher reference = REFERENCE.matcher(page.body());
        assertThat(reference.find()).isTrue();
        return reference.group();
    }

    /** Opens the link of the mail and presses the button. */
    public HttpResponse<String> confirm(String link) {
        URI opened = app.uri(URI.create(link).getPath() + "?" + URI.create(link).getRawQuery());
        HttpResponse<String> page = text(HttpRequest.newBuilder(opened).GET());
        assertThat(page.statusCode()).isEqualTo(200);
        return post("/requests/confirm", Map.of("token", opened.getQuery().replace("token=", "")));
    }

    public HttpResponse<String> signIn(String reference, String code) {
        return post("/requests/status", Map.of("reference", reference, "code", code));
    }

    /** The page of the case, for who is signed in. */
    public String status() {
        HttpResponse<String> page = get("/requests/status");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    /** Writes to staff; files as name, content, name, content. */
    public HttpResponse<String> write(String text, String... files) {
        Multipart form = new Multipart()
                .field("_csrf", token())
                .field("key", UUID.randomUUID().toString())
                .field("text", text);
        for (int i = 0; i < files.length; i += 2) {
            form.file("files", files[i], files[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return text(form.post(HttpRequest.newBuilder(app.uri("/requests/status/message"))));
    }

    /** Where the files of the answer lie. */
    public List<String> answers() {
        List<String> paths = new ArrayList<>();
        Matcher link = ANSWER.matcher(status());
        while (link.find()) {
            paths.add(link.group(1));
        }
        return paths;
    }

    public byte[] download(String path) {
        HttpResponse<byte[]> file =
                exchange(HttpRequest.newBuilder(app.uri(path)).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        return file.body();
    }

    public HttpResponse<String> get(String path) {
        return text(HttpRequest.newBuilder(app.uri(path))
                .header("Accept", "text/html")
                .GET());
    }

    /** Sends a form with the form token that the browser has. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = "_csrf=" + encode(token())
                + fields.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining());
        return text(HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> text(HttpRequest.Builder request) {
        return exchange(request.setHeader("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The token that our pages put into each form. */
    public String token() {
        if (cookie().isEmpty()) {
            get("/requests/new");
        }
        return cookie();
    }

    private String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
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
