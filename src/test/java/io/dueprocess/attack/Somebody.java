package io.dueprocess.attack;

import io.dueprocess.support.Handlers;
import io.dueprocess.support.Multipart;
import io.dueprocess.support.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.MediaType;

/** One who asks: nobody known, another system with its token, or a member of staff in a session of theirs. */
final class Somebody {

    private final RunningApp app;
    private final String column;
    private final String user;
    private final String bearer;
    private final boolean unlocks;
    private CookieManager cookies;
    private HttpClient browser;

    private Somebody(RunningApp app, String column, String user, String bearer, boolean unlocks) {
        this.app = app;
        this.column = column;
        this.user = user;
        this.bearer = bearer;
        this.unlocks = unlocks;
    }

    static Somebody anonymous(RunningApp app) {
        return new Somebody(app, "anonymous", null, null, false);
    }

    static Somebody system(RunningApp app, String token) {
        return new Somebody(app, "token", null, token, false);
    }

    static Somebody staff(RunningApp app, String group, String user) {
        return new Somebody(app, group, user, null, false);
    }

    static Somebody unlockedHandler(RunningApp app, String column, String user) {
        return new Somebody(app, column, user, null, true);
    }

    /** How the table heads this one's column. */
    String column() {
        return column;
    }

    /** A session as good as new. */
    void begin() {
        cookies = new CookieManager();
        browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        exchange(request("/login"));
        if (user == null) {
            return;
        }
        HttpResponse<String> in = form("/login", "username=" + user + "&password=" + user);
        if (in.headers().firstValue("Location").orElse("login").contains("login")) {
            throw new AssertionError(user + " is not signed in");
        }
        exchange(request("/camunda/app/welcome/default/"));
        exchange(request("/cases"));
        if (unlocks) {
            HttpResponse<String> unlocked = send(tokens(request("/api/v1/unlock"))
                    .header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                    .POST(BodyPublishers.ofString("{\"passphrase\":\"" + Handlers.passphrase(user) + "\"}")));
            if (unlocked.statusCode() != 204) {
                throw new AssertionError(user + " is not unlocked: " + unlocked.body());
            }
        }
    }

    /** With an empty body of the kind that the operation takes, and the tokens of its own pages. */
    HttpResponse<String> ask(Operation operation, String path) {
        return send(bodied(tokens(request(path)), operation));
    }

    /** The same as a page of somebody else's would have it sent: with the cookies and without the tokens. */
    HttpResponse<String> askWithoutTokens(Operation operation, String path) {
        return send(bodied(request(path), operation));
    }

    /** As a program that signs each request by HTTP Basic; a slow hash each time. */
    HttpResponse<String> askSigned(Operation operation, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.uri(path));
        if (user != null) {
            String credentials = user + ":" + user;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return app.send(bodied(request, operation).build());
    }

    HttpResponse<String> form(String path, String fields) {
        return send(tokens(request(path))
                .header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                .POST(BodyPublishers.ofString(fields)));
    }

    private static HttpRequest.Builder bodied(HttpRequest.Builder request, Operation operation) {
        return switch (operation.takes()) {
            case "" -> request.method(operation.method(), BodyPublishers.noBody());
            case MediaType.MULTIPART_FORM_DATA_VALUE -> new Multipart().post(request);
            case MediaType.APPLICATION_FORM_URLENCODED_VALUE ->
                request.header("Content-Type", operation.takes()).method(operation.method(), BodyPublishers.noBody());
            default ->
                request.header("Content-Type", operation.takes())
                        .method(operation.method(), BodyPublishers.ofString("{}"));
        };
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.uri(path));
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private HttpRequest.Builder tokens(HttpRequest.Builder request) {
        return request.header("X-DP-XSRF", cookie("DP-XSRF")).header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private void exchange(HttpRequest.Builder request) {
        send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
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
