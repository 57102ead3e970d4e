package io.dueprocess.datamap.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Rows as texts. */
final class Rows {

    private Rows() {}

    static void read(PreparedStatement statement, List<String> columns, Consumer<Map<String, String>> take)
            throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                take.accept(row(result, columns));
            }
        }
    }

    private static Map<String, String> row(ResultSet result, List<String> columns) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = result.getObject(i + 1);
            // the same word whatever the database: H2 says TRUE, PostgreSQL t
            row.put(
                    columns.get(i),
                    value instanceof Boolean flag ? flag.toString().toUpperCase(Locale.ROOT) : result.getString(i + 1));
        }
        return row;
    }
}
