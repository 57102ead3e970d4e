package io.dueprocess.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Every row of the systems of record as plain SQL finds it: {@code system.table/id} to column to value. */
public final class SystemRows {

    private final Map<String, Map<String, String>> rows = new TreeMap<>();

    private SystemRows() {}

    /** @param systems id to database */
    public static SystemRows of(Map<String, DataSource> systems) {
        SystemRows all = new SystemRows();
        systems.forEach((id, database) -> {
            try (Connection connection = database.getConnection()) {
                for (String table : tables(connection)) {
                    all.read(id, table, connection);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return all;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet result = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (result.next()) {
                tables.add(result.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return tables;
    }

    private void read(String system, String table, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns; i++) {
                    row.put(
                            result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT),
                            text(result.getObject(i), result.getString(i)));
                }
                rows.put(system + "." + table + "/" + result.getString(1), row);
            }
        }
    }

    /** The same word whatever the database. */
    private static String text(Object value, String written) {
        return value instanceof Boolean flag ? flag.toString().toUpperCase(Locale.ROOT) : written;
    }

    /** A copy to change into what is expected. */
    public SystemRows copy() {
        SystemRows copy = new SystemRows();
        rows.forEach((key, row) -> copy.rows.put(key, new LinkedHashMap<>(row)));
        return copy;
    }

    /** Keys of the table's rows, such as {@code crm.orders}, whose column has that value. */
    public List<String> keys(String table, String column, Object value) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().startsWith(table + "/"))
                .filter(row -> String.valueOf(value).equals(row.getValue().get(column)))
                .map(Map.Entry::getKey)
                .toList();
    }

    public Map<String, String> row(String key) {
        return rows.get(key);
    }

    public void remove(String key) {
        rows.remove(key);
    }

    public void set(String key, String column, String value) {
        Map<String, String> row = rows.get(key);
        if (!row.containsKey(column)) {
            throw new IllegalArgumentException(key + " has no column " + column);
        }
        row.put(column, value);
    }

    public int size() {
        return rows.size();
    }

    /** What differs, a line for each row, empty when nothing does. */
    public List<String> differencesTo(SystemRows other) {
        List<String> lines = new ArrayList<>();
        rows.forEach((key, row) -> {
            if (!row.equals(other.rows.get(key))) {
                lines.add(key + ": " + row + " is " + other.rows.get(key));
            }
        });
        other.rows.keySet().stream().filter(key -> !rows.containsKey(key)).forEach(key -> lines.add(key + " is there"));
        return lines;
    }
}
