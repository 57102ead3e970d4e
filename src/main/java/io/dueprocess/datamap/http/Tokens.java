package io.dueprocess.datamap.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.datamap.OAuth;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** Access tokens by client credentials (RFC 6749, 4.4): kept, and renewed before they end. */
final class Tokens {

    private static final int OK = 200;
    private static final int SECONDS_WHEN_UNSAID = 60;
    private static final int MOST_SECONDS = 24 * 60 * 60;
    /** A token is renewed when less than a fifth of its time is left. */
    private static final double USED = 0.8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OAuth oauth;
    private String token;
    private long renewal;

    /** @param oauth without placeholders, or null when the system asks for no token */
    Tokens(OAuth oauth) {
        this.oauth = oauth;
    }

    boolean needed() {
        return oauth != null;
    }

    synchronized String token(Question question) {
        if (token == null || System.nanoTime() - renewal >= 0) {
            JsonNode answer = ask(question);
            token = answer.get("access_token").asText();
            long seconds = Math.min(answer.path("expires_in").asLong(SECONDS_WHEN_UNSAID), MOST_SECONDS);
            renewal = System.nanoTime() + (long) (TimeUnit.SECONDS.toNanos(seconds) * USED);
        }
        return token;
    }

    /** Forgets a token that the system did not take. */
    synchronized void refused(String old) {
        if (old.equals(token)) {
            token = null;
        }
    }

    private JsonNode ask(Question question) {
        String form =
                "grant_type=client_credentials" + (oauth.scope() == null ? "" : "&scope=" + encoded(oauth.scope()));
        String client = encoded(oauth.clientId()) + ":" + encoded(oauth.clientSecret());
        Question.Answer answer = question.send(HttpRequest.newBuilder(URI.create(oauth.tokenUrl()))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (answer.status() != OK) {
            throw question.unavailable("token-http-" + answer.status());
        }
        JsonNode json = parsed(answer, question);
        if (!json.path("access_token").asText().matches("[\\x21-\\x7E]+")
                || !"bearer".equalsIgnoreCase(json.path("token_type").asText())) {
            throw question.unavailable("token-answer");
        }
        return json;
    }

    private static JsonNode parsed(Question.Answer answer, Question question) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw question.unavailable("token-answer");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
