package io.dueprocess.attack;

import io.dueprocess.support.Multipart;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.RunningApp;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Sends what no browser would to each input of the public pages, for a bounded time, the same for the same seed. Never may
 * the answer be a failure of ours, show our insides, or give a reporter a session.
 */
final class Fuzz {

    /** Stands in every text, so that a log that quotes one is found. */
    static final String MARK = "FUZZ-MARK";

    private static final List<String> PIECES = List.of(
            "",
            "a",
            "0",
            "-1",
            "99999999999999999999",
            " ",
            "\t",
            "\r\n",
            "\n",
            "\0",
            "\u0085",
            "\u2028",
            "\u202e",
            "é",
            "😀",
            "\ud83d",
            "%",
            "%00",
            "%0d%0a",
            "%zz",
            "..",
            "/",
            "\\",
            "../../etc/passwd",
            "'",
            "\"",
            "<",
            ">",
            "&",
            "<script>",
            "]]>",
            "--",
            ";",
            "' or 1=1 --",
            "${7*7}",
            "#{7*7}",
            "[[${7*7}]]",
            "{{7*7}}",
            "T(java.lang.Runtime)",
            "DP-AAAA-AAAA",
            "1234 5678 9012 3456 7890 1234",
            "ACCESS",
            "ERASURE",
            "da",
            "en",
            "xx-YY",
            "true",
            "null",
            "2027-02-30",
            "a@b.example",
            "@",
            "x".repeat(300),
            "9".repeat(3_000),
            MARK);

    private static final List<String> READ = List.of(
            "/requests/confirm?token=",
            "/requests/received?receipt=",
            "/requests/status/files/",
            "/requests/status?idle=",
            "/consent/",
            "/consent?mail=",
            "/?lang=",
            "/report?lang=",
            "/report/inbox/files/",
            "/report/inbox?idle=",
            "/report/new?lang=",
            "/requests/new?lang=",
            "/requests/",
            "/report/",
            "/css/",
            "/");

    /** Where forms go, and the names of their fields. */
    private static final Map<String, List<String>> FORMS = Map.of(
            "/requests/new", List.of("key", "name", "mail", "text", "language", "rights", "lang", "behalf", "files"),
            "/requests/status", List.of("reference", "code", "text"),
            "/requests/status/message", List.of("text", "key", "lang", "files"),
            "/requests/confirm", List.of("token"),
            "/consent", List.of("mail", "lang"),
            "/consent/x", List.of("List-Unsubscribe", "lang"),
            "/report/inbox", List.of("code", "pass", "token", "lang"),
            "/report/inbox/message", List.of("token", "key", "text", "originals", "files"),
            "/report/inbox/contact", List.of("token", "key", "name", "contact"),
            "/report/new", List.of("token", "pass", "WHAT", "who", "originals", "named", "relation", "files"));

    private static final List<String> INSIDES =
            List.of("io.dueprocess", "Exception", "org.springframework", "\tat ", "org.thymeleaf", "4949");

    private final RunningApp app;
    private final Random random;
    private final long end;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;
    private int sent;

    Fuzz(RunningApp app, long seed, Duration time) {
        this.app = app;
        this.random = new Random(seed);
        this.end = System.nanoTime() + time.toNanos();
        this.token = new PersonClient(app).token();
    }

    int sent() {
        return sent;
    }

    /** What went wrong, with what was sent. */
    List<String> run() {
        List<String> wrong = new ArrayList<>();
        while (System.nanoTime() < end && wrong.size() < 10) {
            HttpRequest.Builder request = switch (random.nextInt(5)) {
                case 0 -> read();
                case 1, 2 -> form();
                case 3 -> multipart();
                default -> broken();
            };
            check(request, wrong);
        }
        return wrong;
    }

    private void check(HttpRequest.Builder request, List<String> wrong) {
        HttpRequest built = request.header("Accept-Language", "da;q=" + random.nextInt(3))
                .header("Accept", random.nextBoolean() ? "text/html" : "*/*")
                .header("Cookie", "DP-XSRF=" + token)
                .build();
        sent++;
        HttpResponse<String> answer;
        try {
            answer = client.send(built, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            wrong.add(described(built) + " breaks the connection: " + e);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        boolean discreet = built.uri().getPath().startsWith("/report");
        if (answer.statusCode() >= 500
                || INSIDES.stream().anyMatch(answer.body()::contains)
                || discreet && answer.headers().firstValue("Set-Cookie").isPresent()) {
            wrong.add(described(built) + " gets " + answer.statusCode() + " "
                    + answer.headers().map() + " "
                    + answer.body().lines().limit(40).collect(Collectors.joining(" ")));
        }
    }

    private String described(HttpRequest request) {
        return "number " + sent + ": " + request.method() + " " + request.uri() + " "
                + request.headers().firstValue("Content-Type").orElse("");
    }

    private HttpRequest.Builder read() {
        String path = READ.get(random.nextInt(READ.size()));
        return HttpRequest.newBuilder(app.uri(path + encoded(text()))).GET();
    }

    private HttpRequest.Builder form() {
        String path = form(random.nextInt(FORMS.size()));
        String body = fields(path).entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder multipart() {
        String path = form(random.nextInt(FORMS.size()));
        Multipart form = new Multipart();
        fields(path).forEach(form::field);
        for (int i = random.nextInt(3); i > 0; i--) {
            byte[] content = new byte[random.nextInt(2_000)];
            random.nextBytes(content);
            String name = text().replace("\r", "").replace("\n", "")
                    + List.of("", ".txt", ".pdf", ".png", ".docx").get(random.nextInt(5));
            form.file("files", name, content);
        }
        return form.post(HttpRequest.newBuilder(app.uri(path)));
    }

    /** A body that is not what its header says. */
    private HttpRequest.Builder broken() {
        byte[] body = new byte[random.nextInt(500)];
        random.nextBytes(body);
        String head = random.nextBoolean() ? "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" : "";
        byte[] whole = (head + new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        String type = List.of(
                        "multipart/form-data; boundary=x",
                        "multipart/form-data",
                        "application/x-www-form-urlencoded",
                        "application/json",
                        "text/plain; charset=no-such",
                        "*/*",
                        "x")
                .get(random.nextInt(7));
        return HttpRequest.newBuilder(app.uri(form(random.nextInt(FORMS.size()))))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(whole));
    }

    private static String form(int index) {
        return FORMS.keySet().stream().sorted().toList().get(index);
    }

    private Map<String, String> fields(String path) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!path.startsWith("/report") && random.nextInt(10) > 0) {
            fields.put("_csrf", token);
        }
        for (String name : FORMS.get(path)) {
            if (random.nextInt(4) > 0) {
                fields.put(name, text());
            }
        }
        return fields;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
