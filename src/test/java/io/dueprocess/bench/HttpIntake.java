package io.dueprocess.bench;

import io.dueprocess.access.ClientTokens;
import io.dueprocess.support.Multipart;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

/** The form of a person and the API of another system, over connections that stay open. */
final class HttpIntake {

    private static final String TOKEN = "a token of the bench";

    /** What the application needs for it. */
    static final Map<String, String> SETTINGS = Map.of(
            "dueprocess.clients.siem.token-sha256",
            ClientTokens.hash(TOKEN),
            "dueprocess.limits.submissions-per-mail",
            "1000000");

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpIntake(String base) {
        this.base = base;
    }

    void request() throws Exception {
        String key = UUID.randomUUID().toString().replace("-", "");
        Multipart form = new Multipart()
                .field("_csrf", token())
                .field("key", key)
                .field("name", "Freja Lindqvist")
                .field("mail", key + "@person.example")
                .field("text", "Please send me what you know about me. I was a customer from 2019 to 2024.")
                .field("language", "da")
                .field("rights", "ACCESS");
        expect(303, 302, send(form.post(HttpRequest.newBuilder(URI.create(base + "/requests/new")))));
    }

    void breach() throws Exception {
        String body = "{\"title\":\"Laptop stolen\",\"happened\":\"A laptop with a list of customers was stolen from a"
                + " car.\",\"discovered\":\"The employee called us.\",\"role\":\"controller\"}";
        expect(
                201,
                201,
                send(HttpRequest.newBuilder(URI.create(base + "/api/v1/breaches"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** The form is opened once; its cookie serves for the next as well. */
    private synchronized String token() throws Exception {
        if (cookie() == null) {
            expect(
                    200,
                    200,
                    send(HttpRequest.newBuilder(URI.create(base + "/requests/new"))
                            .GET()));
        }
        return cookie();
    }

    private String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("DP-XSRF"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void expect(int status, int or, HttpResponse<String> answer) {
        if (answer.statusCode() != status && answer.statusCode() != or) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }
}
