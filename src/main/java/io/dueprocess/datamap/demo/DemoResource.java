package io.dueprocess.datamap.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One resource of the demo's surveys: GET with {@code column=value} for rows, page by page; PATCH and DELETE of one.
 *
 * @param path such as {@code /participants}
 * @param id column of the primary key
 */
record DemoResource(DataSource database, String path, String table, String id, List<String> columns)
        implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DemoResource.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 50;

    static List<DemoResource> all(DataSource database) {
        return List.of(
                new DemoResource(
                        database,
                        "/participants",
                        "participant",
                        "participant_id",
                        List.of("participant_id", "full_name", "email", "joined_on", "restricted")),
                new DemoResource(
                        database,
                        "/answers",
                        "answer",
                        "answer_id",
                        List.of("answer_id", "participant_id", "question", "text", "given_on")));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (Connection connection = database.getConnection()) {
            String rest = exchange.getRequestURI().getPath().substring(path.length());
            String row = rest.isEmpty() ? null : rest.substring(1);
            switch (exchange.getRequestMethod() + (row == null ? "" : " one")) {
                case "GET" -> answer(exchange, 200, page(connection, parameters(exchange)));
                case "PATCH one" -> changed(exchange, patch(connection, row, JSON.readTree(exchange.getRequestBody())));
                case "DELETE one" -> changed(exchange, delete(connection, row));
                default -> answer(exchange, 405, Map.of());
            }
        } catch (SQLException e) {
            LOG.warn("The demo's surveys: SQL state {}.", e.getSQLState());
            answer(exchange, e.getSQLState().startsWith("23") ? 409 : 500, Map.of());
        }
    }

    private Map<String, Object> page(Connection connection, Map<String, String> asked) throws SQLException {
        long after = Long.parseLong(asked.getOrDefault("after", "0"));
        String key = columns.stream().filter(asked::containsKey).findFirst().orElse(null);
        String sql = "select " + String.join(", ", columns) + " from " + table + " where " + id + " > ?"
                + (key == null ? "" : " and " + key + " = ?") + " order by " + id + " limit " + PAGE;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            if (key != null) {
                statement.setString(2, asked.get(key));
            }
            List<Map<String, Object>> items = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    items.add(item(result));
                }
            }
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("items", items);
            page.put("next", items.size() < PAGE ? null : next(key, asked, items.get(PAGE - 1)));
            return page;
        }
    }

    private String next(String key, Map<String, String> asked, Map<String, Object> last) {
        String same = key == null ? "" : key + "=" + URLEncoder.encode(asked.get(key), StandardCharsets.UTF_8) + "&";
        return path + "?" + same + "after=" + last.get(id);
    }

    private Map<String, Object> item(ResultSet result) throws SQLException {
        Map<String, Object> item = new LinkedHashMap<>();
        for (String column : columns) {
            Object value = result.getObject(column);
            item.put(column, value instanceof Date day ? day.toLocalDate().toString() : value);
        }
        return item;
    }

    private int patch(Connection connection, String row, JsonNode values) throws SQLException {
        int rows = 0;
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            if (!columns.contains(value.getKey()) || value.getKey().equals(id)) {
                return 0;
            }
            String sql = "update " + table + " set " + value.getKey() + " = ? where " + id + " = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(
                        1, value.getValue().isNull() ? null : value.getValue().asText());
                statement.setLong(2, Long.parseLong(row));
                rows = statement.executeUpdate();
            }
        }
        return rows;
    }

    private int delete(Connection connection, String row) throws SQLException {
        String sql = "delete from " + table + " where " + id + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, Long.parseLong(row));
            return statement.executeUpdate();
        }
    }

    private static void changed(HttpExchange exchange, int rows) throws IOException {
        answer(exchange, rows == 0 ? 404 : 204, null);
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** @param body null for none */
    static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length == 0 ? -1 : json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }
}
