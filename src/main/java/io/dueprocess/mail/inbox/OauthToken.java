package io.dueprocess.mail.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The access token for the mailbox (RFC 6749, 4.4), kept until shortly before it ends. */
@Component
@ConditionalOnProperty("dueprocess.inbox.host")
class OauthToken {

    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int DEFAULT_SECONDS = 300;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InboxSettings.Oauth settings;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private String token;
    private Instant ends;

    /** @throws IllegalArgumentException when the secret would be sent in the open to another machine */
    OauthToken(InboxSettings settings, Clock clock) {
        if (settings.oauth() != null
                && settings.oauth().used()
                && !closed(settings.oauth().tokenUrl())) {
            throw new IllegalArgumentException(
                    "dueprocess.inbox.oauth.token-url: tokens are asked for over HTTPS only");
        }
        this.settings = settings.oauth();
        this.clock = clock;
    }

    private static boolean closed(String address) {
        URI uri = URI.create(address);
        return "https".equalsIgnoreCase(uri.getScheme()) || THIS_MACHINE.contains(String.valueOf(uri.getHost()));
    }

    synchronized String get() throws MessagingException {
        if (token != null && clock.instant().isBefore(ends.minus(EARLY))) {
            return token;
        }
        try {
            HttpResponse<String> answer = client.send(request(), HttpResponse.BodyHandlers.ofString());
            JsonNode said = JSON.readTree(answer.body());
            if (answer.statusCode() != 200 || !said.path("access_token").isTextual()) {
                throw new AuthenticationFailedException("no token: status " + answer.statusCode());
            }
            token = said.path("access_token").asText();
            ends = clock.instant().plusSeconds(said.path("expires_in").asInt(DEFAULT_SECONDS));
            return token;
        } catch (IOException failure) {
            throw new MessagingException("no token: " + failure.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MessagingException("no token: stopped");
        }
    }

    private HttpRequest request() {
        String body = "grant_type=client_credentials&client_id=" + encoded(settings.clientId()) + "&client_secret="
                + encoded(settings.clientSecret())
                + (settings.scope() == null ? "" : "&scope=" + encoded(settings.scope()));
        return HttpRequest.newBuilder(URI.create(settings.tokenUrl()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }
}
