package io.dueprocess.datamap.jdbc;

import io.dueprocess.datamap.Catalogue.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The types of columns, asked once each. */
final class ColumnTypes {

    private final Map<String, ColumnType> known = new ConcurrentHashMap<>();

    ColumnType of(Connection connection, Table table, String column) throws SQLException {
        String key = table.name() + "." + column;
        ColumnType type = known.get(key);
        if (type == null) {
            type = ask(connection, table, column);
            known.put(key, type);
        }
        return type;
    }

    private static ColumnType ask(Connection connection, Table table, String column) throws SQLException {
        String sql = "select " + column + " from " + table.name() + " where 1 = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            return ColumnType.of(
                    result.getMetaData().getColumnType(1), result.getMetaData().getColumnTypeName(1));
        }
    }
}
