package io.dueprocess.datamap.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.SystemUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One system of record. Table and column names come from the checked catalogue, values are always bound. Exceptions carry
 * no value: what a database says about a failed statement may quote one.
 */
public class JdbcSystem implements AutoCloseable {

    private static final int BATCH = 500;
    private static final int CONNECTIONS = 4;
    private static final Set<Integer> NUMBERS =
            Set.of(Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.NUMERIC, Types.DECIMAL);

    private final SystemOfRecord system;
    private final HikariDataSource pool;
    private final Duration timeout;
    private final int mostRows;
    private final Map<String, Boolean> numeric = new ConcurrentHashMap<>();

    public JdbcSystem(SystemOfRecord system, String url, String user, String password, Duration timeout, int mostRows) {
        this.system = system;
        this.timeout = timeout;
        this.mostRows = mostRows;
        HikariConfig config = new HikariConfig();
        config.setPoolName("system-" + system.id());
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setReadOnly(true);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Math.max(1000, timeout.toMillis()));
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
    }

    /**
     * Rows of the table whose column holds one of the values; all columns that the catalogue names, as text.
     *
     * @param ignoreCase for mail addresses
     * @throws SystemUnavailable when the system does not answer in time or has more rows than its bound
     */
    public List<Map<String, String>> rows(Table table, String column, Collection<String> values, boolean ignoreCase) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> all = List.copyOf(values);
        try (Connection connection = pool.getConnection()) {
            connection.setReadOnly(true);
            boolean number = isNumeric(connection, table, column);
            for (int from = 0; from < all.size(); from += BATCH) {
                List<String> batch = all.subList(from, Math.min(all.size(), from + BATCH));
                query(connection, table, column, batch, ignoreCase && !number, number, rows);
                if (rows.size() > mostRows) {
                    throw new SystemUnavailable(system.id(), "too-many-rows");
                }
            }
        } catch (SQLException e) {
            throw new SystemUnavailable(system.id(), "sql-state-" + e.getSQLState());
        }
        return rows;
    }

    /**
     * Every row of the table that has a value in that column, one after the other as the system sends them.
     *
     * @param most rows that are read; one more is an error
     * @throws SystemUnavailable when the system does not answer in time or has more rows than that
     */
    public void each(Table table, String column, int most, Consumer<Map<String, String>> take) {
        List<String> columns = columns(table);
        String sql = "select " + String.join(", ", columns) + " from " + table.name() + " where " + column
                + " is not null order by " + table.id();
        try (Connection connection = pool.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false); // else PostgreSQL's driver reads all rows before it hands out the first
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
                statement.setFetchSize(BATCH);
                statement.setMaxRows(most + 1);
                take(statement, columns, most, take);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new SystemUnavailable(system.id(), "sql-state-" + e.getSQLState());
        }
    }

    private void take(PreparedStatement statement, List<String> columns, int most, Consumer<Map<String, String>> take)
            throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            for (int rows = 0; result.next(); rows++) {
                if (rows == most) {
                    throw new SystemUnavailable(system.id(), "too-many-rows");
                }
                take.accept(row(result, columns));
            }
        }
    }

    private void query(
            Connection connection,
            Table table,
            String column,
            List<String> values,
            boolean ignoreCase,
            boolean number,
            List<Map<String, String>> rows)
            throws SQLException {
        List<Object> bound = new ArrayList<>();
        for (String value : values) {
            if (!number) {
                bound.add(ignoreCase ? value.toLowerCase(Locale.ROOT) : value);
            } else if (value.matches("-?\\d{1,18}")) {
                bound.add(Long.valueOf(value));
            }
        }
        if (bound.isEmpty()) {
            return;
        }
        List<String> columns = columns(table);
        String left = ignoreCase ? "lower(" + column + ")" : column;
        String sql = "select " + String.join(", ", columns) + " from " + table.name() + " where " + left + " in ("
                + String.join(", ", bound.stream().map(value -> "?").toList()) + ") order by " + table.id();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
            statement.setMaxRows(mostRows + 1);
            for (int i = 0; i < bound.size(); i++) {
                statement.setObject(i + 1, bound.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result, columns));
                }
            }
        }
    }

    private boolean isNumeric(Connection connection, Table table, String column) throws SQLException {
        String key = table.name() + "." + column;
        Boolean known = numeric.get(key);
        if (known != null) {
            return known;
        }
        String sql = "select " + column + " from " + table.name() + " where 1 = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            boolean number = NUMBERS.contains(result.getMetaData().getColumnType(1));
            numeric.put(key, number);
            return number;
        }
    }

    private static List<String> columns(Table table) {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(table.id());
        columns.addAll(table.nameColumns());
        table.keys().forEach(key -> columns.add(key.column()));
        table.columns().forEach(column -> columns.add(column.name()));
        return List.copyOf(columns);
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

    @Override
    public void close() {
        pool.close();
    }
}
