package io.dueprocess.datamap.http;

import io.dueprocess.datamap.SystemUnavailable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One question to a system: as many requests as it takes, all within one time. A request that a busy or restarting server
 * turned away is sent again after a pause, as long as the server asks for if that is within the time.
 */
final class Question {

    /** What came back. */
    record Answer(int status, byte[] body) {}

    private static final int ATTEMPTS = 4;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> PASSING = Set.of(TOO_MANY, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final String systemId;
    private final HttpClient client;
    private final long end;

    Question(String systemId, HttpClient client, Duration timeout) {
        this.systemId = systemId;
        this.client = client;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /**
     * The answer, whatever its status but one that passes.
     *
     * @param request one that leaves the same behind when it is sent again
     */
    Answer send(HttpRequest request) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            String trouble;
            Optional<Duration> wish = Optional.empty();
            try {
                HttpResponse<byte[]> response = once(request);
                if (!PASSING.contains(response.statusCode())) {
                    return new Answer(response.statusCode(), response.body());
                }
                trouble = "http-" + response.statusCode();
                wish = wish(response.headers());
            } catch (BoundedBody.TooLong tooLong) {
                throw unavailable("answer-too-long");
            } catch (IOException connectionLost) {
                trouble = "no-answer";
            }
            if (attempt == ATTEMPTS) {
                throw unavailable(trouble);
            }
            rest(wish.orElse(withChance(pause)), trouble);
            pause = pause.multipliedBy(2);
        }
    }

    private HttpResponse<byte[]> once(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
        try {
            return answer.get(left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            answer.cancel(true);
            throw unavailable("too-slow");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw interrupted();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private void rest(Duration pause, String trouble) {
        if (pause.toNanos() >= left()) {
            throw unavailable(trouble);
        }
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** RFC 9110, 10.2.3: seconds, or a date, from which the server's own date is taken. What cannot be read is no wish. */
    private static Optional<Duration> wish(HttpHeaders headers) {
        String retryAfter = headers.firstValue("Retry-After").orElse("");
        if (retryAfter.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        return date(retryAfter)
                .flatMap(until ->
                        headers.firstValue("Date").flatMap(Question::date).map(now -> Duration.between(now, until)))
                .filter(pause -> !pause.isNegative());
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** So that not all come back in the same moment. */
    private static Duration withChance(Duration pause) {
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis()));
    }

    private long left() {
        return Math.max(0, end - System.nanoTime());
    }

    private SystemUnavailable interrupted() {
        Thread.currentThread().interrupt();
        return unavailable("interrupted");
    }

    SystemUnavailable unavailable(String reasonCode) {
        return new SystemUnavailable(systemId, reasonCode);
    }
}
