package io.dueprocess.datamap;

import static io.dueprocess.datamap.PeopleServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.datamap.http.HttpAddress;
import io.dueprocess.datamap.http.HttpSystem;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is slow, busy, broken, or answers somebody else's data. */
class HttpSystemFaultsTest {

    private static final String MAIL = "freja@nordlys.example";
    private static final String FREJA = """
            {"person_id": 1, "full_name": "Freja", "email": "freja@nordlys.example", "born_on": "1990-02-28",
             "balance": 1.50, "active": true, "restricted": false}""";

    private PeopleServer server;
    private HttpSystem system;

    @BeforeEach
    void start() throws IOException {
        server = new PeopleServer(List.of(ConnectorContract.row(1, "Freja", MAIL, "1990-02-28")));
        system = HttpConnectorTest.connector(server, true, Duration.ofSeconds(4));
    }

    @AfterEach
    void stop() {
        system.close();
        server.close();
    }

    private List<Map<String, String>> find() {
        return system.find(ConnectorContract.PEOPLE, "email", List.of(MAIL), true);
    }

    private void refused(String reason) {
        refused(this::find, reason);
    }

    private void refused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SystemUnavailable.class, e -> assertThat(e.reasonCode()).isEqualTo(reason))
                .hasMessageNotContainingAny("freja", "Freja", "token-");
    }

    private static PeopleServer.Fault items(String... rows) {
        return says(200, "{\"items\":[" + String.join(",", rows) + "]}");
    }

    @Test
    void anotherPersonsRowRefusesTheWholeAnswer() {
        server.misbehave(items(FREJA, FREJA.replace(MAIL, "maria@nordlys.example")));
        refused("wrong-person");
        server.misbehave(items(FREJA.replace("\"" + MAIL + "\"", "null")));
        refused("wrong-person");
        server.misbehave(items(FREJA.replace(MAIL, "FREJA@nordlys.example")));
        assertThat(find()).hasSize(1);
        server.misbehave(items(FREJA.replace(": 1,", ": 2,")));
        refused(() -> system.find(ConnectorContract.PEOPLE, "person_id", List.of("1"), false), "wrong-person");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\": {}}",
                "{}",
                "[]",
                "null",
                "",
                "{\"items\": [null]}",
                "{\"items\": [\"freja\"]}",
                "{\"items\": [{\"person_id\": 1, \"email\": \"freja@nordlys.example\"}]}"
            })
    void anAnswerOfAnotherShapeIsRefused(String body) {
        server.misbehave(says(200, body));
        refused("answer-not-as-described");
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        for (String other : List.of(
                FREJA.replace("true", "\"true\""),
                FREJA.replace("1.50", "\"1.50\""),
                FREJA.replace("\"1990-02-28\"", "\"28/2/1990\""),
                FREJA.replace("\"1990-02-28\"", "19900228"),
                FREJA.replace("\"Freja\"", "{\"first\": \"Freja\"}"),
                FREJA.replace("\"person_id\": 1", "\"person_id\": null"),
                FREJA.replace("false", "[]"))) {
            server.misbehave(items(other));
            refused("answer-not-as-described");
        }
        server.misbehave(items(FREJA.replace("\"1990-02-28\"", "null").replace("1.50", "null")));
        assertThat(find()).hasSize(1);
    }

    @Test
    void aTruncatedAnswerIsRefused() {
        server.misbehave(says(200, "{\"items\":[" + FREJA.substring(0, 60)));
        refused("answer-unreadable");
        server.misbehave(says(200, "{\"items\":[" + FREJA + "]} trailing"));
        refused("answer-unreadable");
        PeopleServer.Fault cut = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"items\":[".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
        server.misbehave(cut);
        assertThat(find()).as("after a lost connection, asked again").hasSize(1);
    }

    @Test
    void aBusyServerIsAskedAgainWhenItSays() {
        long begin = System.nanoTime();
        server.misbehave(says(429, "Retry-After", "1"), says(503, "{}"), says(502, "{}"));
        assertThat(find()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
        assertThat(server.requests).hasSize(4);
    }

    @Test
    void aDateToComeBackCountsFromTheServersOwn() {
        ZonedDateTime past = ZonedDateTime.of(2001, 2, 3, 4, 5, 6, 0, ZoneOffset.UTC);
        server.misbehave(exchange -> {
            exchange.getResponseHeaders().set("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(past));
            exchange.getResponseHeaders()
                    .set("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(past.plusHours(1)));
            PeopleServer.answer(exchange, 429, "{}");
        });
        long begin = System.nanoTime();
        try {
            assertThat(find()).hasSize(1); // the JDK's server writes its own date
        } catch (SystemUnavailable later) {
            assertThat(later.reasonCode()).isEqualTo("http-429");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aServerThatIsBusyForLongIsGivenUpAtOnce() {
        long begin = System.nanoTime();
        server.misbehave(says(429, "Retry-After", "3600"));
        refused("http-429");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        server.misbehave(says(503, "{}"), says(503, "{}"), says(503, "{}"), says(503, "{}"));
        refused("http-503");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 400, 403, 404, 409})
    void aServerThatFailsIsNotAskedAgain(int status) {
        server.misbehave(says(status, "freja"));
        refused("http-" + status);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aSlowServerIsNotWaitedFor() {
        server.misbehave(exchange -> Thread.sleep(20_000));
        refused("too-slow");
        server.misbehave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        });
        long begin = System.nanoTime();
        refused("too-slow");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        server.misbehave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = new byte[1024 * 1024];
            java.util.Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(blanks);
            }
        });
        refused("answer-too-long");
    }

    @Test
    void pagesThatGoRoundOrElsewhereAreNotFollowed() {
        server.misbehave(
                says(200, "{\"items\":[],\"next\":\"?after=1\"}"), says(200, "{\"items\":[],\"next\":\"?after=1\"}"));
        refused("endless-pages");
        for (String elsewhere : List.of("https://evil.example/people", "//evil.example/", "http://127.0.0.1:1/")) {
            server.misbehave(says(200, "{\"items\":[],\"next\":\"" + elsewhere + "\"}"));
            refused("page-elsewhere");
        }
        server.misbehave(says(200, "{\"items\":[],\"next\":7}"));
        refused("answer-not-as-described");
    }

    @Test
    void redirectsAreNotFollowed() {
        server.misbehave(says(302, "Location", server.url() + "/people"));
        refused("http-302");
    }

    @Test
    void aTokenIsKeptRenewedBeforeItEndsAndOnceWhenItIsRefused() throws Exception {
        find();
        find();
        assertThat(server.tokens).isEqualTo(1);
        server.forgetTokens();
        assertThat(find()).hasSize(1);
        assertThat(server.tokens).isEqualTo(2);
        server.misbehave(says(401, "{}"), says(401, "{}"));
        refused("http-401");
        server.tokenSeconds = 2;
        server.forgetTokens();
        find();
        int before = server.tokens;
        Thread.sleep(1800);
        server.requests.clear();
        find();
        assertThat(server.tokens).isEqualTo(before + 1);
        assertThat(server.requests).as("no request with an old token").hasSize(1);
    }

    @Test
    void aChangeThatIsTurnedAwayIsMadeAgain() {
        server.misbehave(says(503, "{}"));
        system.apply(List.of(Change.set(ConnectorContract.PEOPLE, "1", Map.of("full_name", "Freja L."))));
        assertThat(server.row(1).get("full_name").asText()).isEqualTo("Freja L.");
        server.misbehave(says(409, "{}"));
        refused(() -> system.apply(List.of(Change.delete(ConnectorContract.PEOPLE, "1"))), "http-409");
    }

    @Test
    void onlyHttpsAndTheMachineItselfAreSpokenTo() {
        assertThat(List.of("https://api.example/v1", "http://localhost:8080", "http://127.0.0.1", "http://[::1]:8/"))
                .allMatch(HttpAddress::allowed);
        assertThat(List.of(
                        "http://api.example",
                        "http://127.0.0.1.evil.example",
                        "https://user:secret@api.example",
                        "ftp://localhost",
                        "api.example",
                        "http://localhost@evil.example",
                        "",
                        "https:///x"))
                .noneMatch(HttpAddress::allowed);
    }
}
