package io.dueprocess.datamap.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.Change;
import io.dueprocess.datamap.Connector;
import io.dueprocess.datamap.Http;
import io.dueprocess.datamap.SystemUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One JSON interface. Nothing is followed that the catalogue does not name: no redirects, no page elsewhere; and an answer
 * that is not as the catalogue says, or holds a row of somebody else, is refused as a whole.
 */
public class HttpSystem implements Connector {

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final int MOST_PAGES = 2000;
    private static final int MOST_LISTED = 100_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final SystemOfRecord system;
    private final Http http;
    private final Duration timeout;
    private final int mostRows;
    private final ZoneId zone;
    private final HttpClient client;
    private final Tokens tokens;

    /**
     * @param http without placeholders
     * @param zone in which a day begins
     */
    public HttpSystem(SystemOfRecord system, Http http, Duration timeout, int mostRows, ZoneId zone) {
        this.system = system;
        this.http = http;
        this.timeout = timeout;
        this.mostRows = mostRows;
        this.zone = zone;
        this.tokens = new Tokens(http.oauth());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public List<Map<String, String>> find(Table table, String column, Collection<String> values, boolean ignoreCase) {
        Question question = question();
        List<Map<String, String>> rows = new ArrayList<>();
        for (String value : values) {
            String path =
                    table.resource().find().replace("{key}", encoded(column)).replace("{value}", encoded(value));
            pages(question, table, column, path, row -> {
                String there = row.get(column);
                if (there == null || !(ignoreCase ? there.equalsIgnoreCase(value) : there.equals(value))) {
                    throw unavailable("wrong-person");
                }
                if (rows.size() == mostRows) {
                    throw unavailable("too-many-rows");
                }
                rows.add(row);
            });
        }
        return rows;
    }

    @Override
    public void each(Table table, String column, int most, Consumer<Map<String, String>> take) {
        if (table.resource().all() == null) {
            throw unavailable("no-list");
        }
        int[] rows = {0};
        pages(question(), table, column, table.resource().all(), row -> {
            if (row.get(column) == null) {
                return;
            }
            if (rows[0]++ == most) {
                throw unavailable("too-many-rows");
            }
            take.accept(row);
        });
    }

    /** Reads all rows: few interfaces can be asked for those before a day. */
    @Override
    public List<Map<String, String>> before(
            Table table, String column, LocalDate before, Map<String, String> where, int most) {
        record Due(LocalDate day, Map<String, String> row) {}
        List<Due> due = new ArrayList<>();
        each(table, column, MOST_LISTED, row -> {
            LocalDate day = JsonRow.day(row.get(column), zone).orElseThrow(() -> unavailable("not-a-date"));
            boolean chosen = where.entrySet().stream()
                    .allMatch(condition -> condition.getValue().equals(row.get(condition.getKey())));
            if (day.isBefore(before) && chosen) {
                due.add(new Due(day, row));
            }
        });
        return due.stream()
                .sorted(Comparator.comparing(Due::day))
                .limit(most)
                .map(Due::row)
                .toList();
    }

    @Override
    public void apply(List<Change> changes) {
        if (!http.writes()) {
            throw unavailable("read-only");
        }
        for (Change change : changes) {
            if (change.delete() || !change.set().isEmpty()) {
                apply(change);
            }
        }
    }

    private void apply(Change change) {
        URI one = address(change.table().resource().one().replace("{id}", encoded(change.rowId())));
        HttpRequest.Builder request = HttpRequest.newBuilder(one);
        if (change.delete()) {
            request.DELETE();
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            "PATCH",
                            BodyPublishers.ofString(
                                    JsonPatch.of(change).orElseThrow(() -> unavailable("value-does-not-fit"))));
        }
        Question.Answer answer = send(question(), request);
        if (!good(answer) && !GONE.contains(answer.status())) {
            throw unavailable("http-" + answer.status());
        }
    }

    private void pages(Question question, Table table, String column, String path, Consumer<Map<String, String>> take) {
        Set<URI> seen = new HashSet<>();
        for (URI page = address(path); page != null; ) {
            if (!seen.add(page) || seen.size() > MOST_PAGES) {
                throw unavailable("endless-pages");
            }
            Question.Answer answer = send(question, HttpRequest.newBuilder(page).GET());
            if (!good(answer)) {
                throw unavailable("http-" + answer.status());
            }
            JsonNode json = parsed(answer);
            JsonNode items = json.at(table.resource().items());
            if (!items.isArray()) {
                throw unavailable("answer-not-as-described");
            }
            items.forEach(item -> take.accept(
                    JsonRow.of(table, column, item).orElseThrow(() -> unavailable("answer-not-as-described"))));
            page = next(page, json, table.resource().next());
        }
    }

    private URI next(URI page, JsonNode json, String pointer) {
        JsonNode next = pointer == null ? JSON.nullNode() : json.at(pointer);
        if (next.isNull() || next.isMissingNode()) {
            return null;
        }
        URI address = Optional.ofNullable(next.textValue())
                .flatMap(reference -> HttpAddress.resolve(page, reference))
                .orElseThrow(() -> unavailable("answer-not-as-described"));
        if (!HttpAddress.sameOrigin(address, page)) {
            throw unavailable("page-elsewhere");
        }
        return address;
    }

    private Question.Answer send(Question question, HttpRequest.Builder request) {
        request.header("Accept", "application/json");
        if (!tokens.needed()) {
            return question.send(request.build());
        }
        String token = tokens.token(question);
        Question.Answer answer = question.send(with(token, request));
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        tokens.refused(token);
        return question.send(with(tokens.token(question), request));
    }

    private static HttpRequest with(String token, HttpRequest.Builder request) {
        return request.setHeader("Authorization", "Bearer " + token).build();
    }

    private JsonNode parsed(Question.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw unavailable("answer-unreadable");
        }
    }

    private static boolean good(Question.Answer answer) {
        return answer.status() / 100 == 2;
    }

    private Question question() {
        return new Question(system.id(), client, timeout);
    }

    private URI address(String path) {
        return URI.create(http.url() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private SystemUnavailable unavailable(String reasonCode) {
        return new SystemUnavailable(system.id(), reasonCode);
    }

    @Override
    public void close() {
        // its threads end with the last question
    }
}
