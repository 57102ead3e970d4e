package io.dueprocess.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The demo's six databases, asked by plain SQL: who owns a row follows from the ids alone. */
public final class DemoSystemsOfRecord {

    private static final String CHILDREN = " between 100 and 199";
    private static final Map<String, String> FREJA = Map.ofEntries(
            Map.entry("crm.contact", "contact_id = 10001"),
            Map.entry("crm.orders", "order_id" + CHILDREN),
            Map.entry("crm.consent", "consent_id" + CHILDREN),
            Map.entry("crm.note", "note_id" + CHILDREN),
            Map.entry("newsletter.subscriber", "subscriber_id = 20001"),
            Map.entry("newsletter.opening", "opening_id" + CHILDREN),
            Map.entry("events.attendee", "attendee_id" + CHILDREN),
            Map.entry("events.photo", "attendee_id" + CHILDREN),
            Map.entry("support.customer", "customer_id = 40001"),
            Map.entry("support.ticket", "customer_id = 40001"),
            Map.entry(
                    "support.ticket_message", "ticket_id in (select ticket_id from ticket where customer_id = 40001)"),
            Map.entry("accounts.portal_user", "user_id = 50001"),
            Map.entry("accounts.login", "login_id" + CHILDREN),
            Map.entry("surveys.participant", "participant_id = 60001"),
            Map.entry("surveys.answer", "answer_id" + CHILDREN));

    private final Path folder;

    private DemoSystemsOfRecord(Path folder) {
        this.folder = folder;
    }

    public static DemoSystemsOfRecord under(Path data) {
        return new DemoSystemsOfRecord(data.resolve("systems"));
    }

    /** System and table to the rows of Freja Lindqvist (person 1), each the sorted values that are not empty. */
    public Map<String, Set<String>> rowsOfFreja() throws IOException, SQLException {
        Map<String, Set<String>> rows = new TreeMap<>();
        for (JsonNode system : catalogue().get("systems")) {
            for (JsonNode table : system.path("tables")) {
                String key = system.get("id").asText() + "." + table.get("name").asText();
                Set<String> found = rows(system.get("id").asText(), table, FREJA.get(key));
                if (!found.isEmpty()) {
                    rows.put(key, found);
                }
            }
        }
        return rows;
    }

    private Set<String> rows(String system, JsonNode table, String where) throws SQLException {
        Set<String> found = new TreeSet<>();
        List<String> columns = new ArrayList<>();
        table.get("columns").forEach(column -> columns.add(column.get("name").asText()));
        String sql = "select " + String.join(", ", columns) + " from "
                + table.get("name").asText() + " where " + where;
        try (Connection connection = DriverManager.getConnection(url(system), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                Set<String> values = new TreeSet<>();
                for (JsonNode column : table.get("columns")) {
                    String value = result.getString(column.get("name").asText());
                    if (value != null && !value.isEmpty()) {
                        JsonNode code = column.path("codes").path(value).path("en");
                        values.add(code.isMissingNode() ? value : code.asText() + " (" + value + ")");
                    }
                }
                found.add(values.toString());
            }
        }
        return found;
    }

    private String url(String system) {
        return "jdbc:h2:file:" + folder.resolve(system).toAbsolutePath() + ";AUTO_SERVER=TRUE";
    }

    private static JsonNode catalogue() throws IOException {
        try (InputStream yaml = DemoSystemsOfRecord.class.getResourceAsStream("/datamap/milestone.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        }
    }
}
