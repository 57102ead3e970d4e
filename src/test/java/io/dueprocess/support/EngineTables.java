package io.dueprocess.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What the engine has stored, whatever the column's type. */
public final class EngineTables {

    private EngineTables() {}

    /** Each {@code ACT_*} table with the text of all its rows; bytes are read as UTF-8. */
    public static Map<String, String> dump(DataSource database) {
        Map<String, String> dump = new TreeMap<>(everything(database));
        dump.keySet().removeIf(table -> !table.toUpperCase(Locale.ROOT).startsWith("ACT_"));
        return dump;
    }

    /** The same of every table of the public schema, ours included. */
    public static Map<String, String> everything(DataSource database) {
        Map<String, String> dump = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                dump.put(table, rows(connection, table));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return dump;
    }

    /** Names of the tables that hold the text anywhere. */
    public static List<String> holding(DataSource database, String text) {
        return dump(database).entrySet().stream()
                .filter(table -> table.getValue().contains(text))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
                connection.getMetaData().getTables(null, "%", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                if (found.getString("TABLE_SCHEM").equalsIgnoreCase("public")) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }

    private static String rows(Connection connection, String table) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from \"" + table + "\"")) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int column = 1; column <= columns; column++) {
                    Object value = row.getObject(column);
                    boolean binary = value instanceof byte[] || value instanceof java.sql.Blob;
                    text.append(binary ? new String(row.getBytes(column), StandardCharsets.UTF_8) : value)
                            .append(' ');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
