package io.dueprocess.datamap.jdbc;

import io.dueprocess.datamap.Catalogue.Key;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which keys of the catalogue a database can look up without reading a whole table. */
final class Indexes {

    private static final String MAIL = "email";

    private final Connection connection;
    private final ColumnTypes types;

    Indexes(Connection connection, ColumnTypes types) {
        this.connection = connection;
        this.types = types;
    }

    /** Such columns as {@code table.column}, or {@code lower(table.column)} where an index on that is what is missing. */
    List<String> missing(SystemOfRecord system) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (Table table : system.tables()) {
            if (isView(table)) {
                continue; // its indexes are those of tables that we do not know
            }
            List<String> indexed = firstColumns(table);
            for (Key key : table.keys()) {
                if (!key.finds()) {
                    continue;
                }
                boolean lower = key.key().equals(MAIL)
                        && !types.of(connection, table, key.column()).ignoresCase();
                if (indexed.stream().noneMatch(first -> lower ? isLower(first, key) : first.equals(plain(key)))) {
                    String column = table.name() + "." + key.column();
                    missing.add(lower ? "lower(" + column + ")" : column);
                }
            }
        }
        return missing;
    }

    private static String plain(Key key) {
        return key.column().toLowerCase(Locale.ROOT);
    }

    /** An expression as databases write it, such as {@code lower((email)::text)}. */
    private static boolean isLower(String first, Key key) {
        return first.replaceAll("[()\\s\"]|::[a-z ]+", "").equals("lower" + plain(key));
    }

    private boolean isView(Table table) throws SQLException {
        try (ResultSet result =
                metaData().getTables(connection.getCatalog(), connection.getSchema(), stored(table.name()), null)) {
            return result.next() && result.getString("TABLE_TYPE").equals("VIEW");
        }
    }

    /** First columns of all indexes that cover every row, in lower case. */
    private List<String> firstColumns(Table table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet result = metaData()
                .getIndexInfo(connection.getCatalog(), connection.getSchema(), stored(table.name()), false, true)) {
            while (result.next()) {
                String column = result.getString("COLUMN_NAME");
                if (column != null
                        && result.getInt("ORDINAL_POSITION") == 1
                        && result.getString("FILTER_CONDITION") == null) {
                    columns.add(column.toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }

    private String stored(String name) throws SQLException {
        if (metaData().storesUpperCaseIdentifiers()) {
            return name.toUpperCase(Locale.ROOT);
        }
        return metaData().storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name;
    }

    private DatabaseMetaData metaData() throws SQLException {
        return connection.getMetaData();
    }
}
