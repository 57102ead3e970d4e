package io.dueprocess.datamap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server with rows of the contract's table, behind tokens that count; it can be told to misbehave. */
final class PeopleServer implements AutoCloseable {

    static final int PAGE = 400;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it does instead of answering one request. */
    interface Fault {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TreeMap<Integer, ObjectNode> rows = new TreeMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    final List<String> requests = new ArrayList<>();
    int tokens;
    long tokenSeconds = 300;
    private String valid = "none";

    PeopleServer(List<Map<String, String>> people) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        people.forEach(row -> rows.put(Integer.valueOf(row.get("person_id")), json(row)));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The next requests for rows meet these, in turn. */
    synchronized void misbehave(Fault... next) {
        faults.addAll(List.of(next));
    }

    synchronized void forgetTokens() {
        valid = "none";
    }

    synchronized ObjectNode row(int id) {
        return rows.get(id);
    }

    private static ObjectNode json(Map<String, String> row) {
        ObjectNode json = JSON.createObjectNode();
        json.put("person_id", Integer.parseInt(row.get("person_id")));
        json.put("full_name", row.get("full_name"));
        json.put("email", row.get("email"));
        json.put("born_on", row.get("born_on"));
        json.put("balance", new BigDecimal(row.get("balance")));
        json.put("active", Boolean.parseBoolean(row.get("active")));
        json.put("restricted", Boolean.parseBoolean(row.get("restricted")));
        json.put("unknown", "to the map");
        return json;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v1/token")) {
            token(exchange);
            return;
        }
        Fault fault;
        synchronized (this) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            fault = faults.poll();
        }
        try {
            if (fault != null) {
                fault.answer(exchange);
            } else if (!("Bearer " + valid).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{}");
            } else if (path.equals("/v1/people")) {
                list(exchange);
            } else {
                one(exchange, path.substring("/v1/people/".length()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known =
                "Basic Y2xpZW50OnMlM0Fl".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known || !form.equals("grant_type=client_credentials&scope=people")) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        valid = "token-" + ++tokens;
        answer(
                exchange,
                200,
                "{\"access_token\":\"" + valid + "\",\"token_type\":\"bearer\",\"expires_in\":" + tokenSeconds + "}");
    }

    private synchronized void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String key = null;
        String value = null;
        int after = 0;
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts[0].equals("after")) {
                after = Integer.parseInt(parts[1]);
            } else {
                key = parts[0];
                value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            }
        }
        ObjectNode page = JSON.createObjectNode();
        var items = page.putArray("items");
        Integer last = null;
        for (ObjectNode row : rows.tailMap(after, false).values()) {
            if (key == null
                    || value.equalsIgnoreCase(row.path(key).asText())
                            && !row.path(key).isNull()) {
                if (items.size() == PAGE) {
                    String same = key == null ? "" : key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&";
                    page.put("next", "?" + same + "after=" + last);
                    break;
                }
                items.add(row);
                last = row.get("person_id").asInt();
            }
        }
        answer(exchange, 200, page.toString());
    }

    private synchronized void one(HttpExchange exchange, String id) throws IOException {
        ObjectNode row = id.matches("\\d{1,9}") ? rows.get(Integer.valueOf(id)) : null;
        if (row == null) {
            answer(exchange, 404, "");
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            rows.remove(Integer.valueOf(id));
            answer(exchange, 204, "");
        } else {
            JsonNode values = JSON.readTree(exchange.getRequestBody().readAllBytes());
            values.properties().forEach(value -> row.set(value.getKey(), value.getValue()));
            answer(exchange, 200, row.toString());
        }
    }

    static Fault says(int status, String body) {
        return exchange -> answer(exchange, status, body);
    }

    static Fault says(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            answer(exchange, status, "{}");
        };
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
