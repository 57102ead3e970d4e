package io.dueprocess.datamap.jdbc;

import io.dueprocess.datamap.Catalogue.Jdbc;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.Change;
import io.dueprocess.datamap.Columns;
import io.dueprocess.datamap.Connector;
import io.dueprocess.datamap.SystemUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One database. Table and column names come from the checked catalogue, values are always bound, by the column's type.
 * Exceptions carry no value: what a database says about a failed statement may quote one.
 */
public class JdbcSystem implements Connector {

    private static final int BATCH = 500;

    private final SystemOfRecord system;
    private final Pools pools;
    private final Duration timeout;
    private final int mostRows;
    private final ZoneId zone;
    private final ColumnTypes types = new ColumnTypes();

    /**
     * @param jdbc without placeholders
     * @param zone in which a day begins
     */
    public JdbcSystem(SystemOfRecord system, Jdbc jdbc, Duration timeout, int mostRows, ZoneId zone) {
        this.system = system;
        this.timeout = timeout;
        this.mostRows = mostRows;
        this.zone = zone;
        this.pools = new Pools(system.id(), jdbc, timeout);
    }

    @Override
    public List<Map<String, String>> find(Table table, String column, Collection<String> values, boolean ignoreCase) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Connection connection = pools.toRead()) {
            ColumnType type = types.of(connection, table, column);
            boolean lower = ignoreCase && type.isText() && !type.ignoresCase();
            List<Object> all = values.stream()
                    .map(value -> lower ? value.toLowerCase(Locale.ROOT) : value)
                    .flatMap(value -> type.value(value, zone).stream())
                    .distinct()
                    .toList();
            for (int from = 0; from < all.size(); from += BATCH) {
                List<Object> batch = all.subList(from, Math.min(all.size(), from + BATCH));
                find(connection, table, lower ? "lower(" + column + ")" : column, type, batch, rows);
                if (rows.size() > mostRows) {
                    throw unavailable("too-many-rows");
                }
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
        return rows;
    }

    private void find(
            Connection connection,
            Table table,
            String left,
            ColumnType type,
            List<Object> values,
            List<Map<String, String>> rows)
            throws SQLException {
        List<String> columns = List.copyOf(Columns.named(table));
        String sql = select(columns, table) + left + " in ("
                + String.join(", ", values.stream().map(value -> "?").toList()) + ") order by " + table.id();
        try (PreparedStatement statement = prepare(connection, sql)) {
            statement.setMaxRows(mostRows + 1);
            for (int i = 0; i < values.size(); i++) {
                type.bind(statement, i + 1, values.get(i));
            }
            Rows.read(statement, columns, rows::add);
        }
    }

    @Override
    public void each(Table table, String column, int most, Consumer<Map<String, String>> take) {
        List<String> columns = named(table, column);
        String sql = select(columns, table) + column + " is not null order by " + table.id();
        try (Connection connection = pools.toRead()) {
            connection.setAutoCommit(false); // else PostgreSQL's driver reads all rows before it hands out the first
            try (PreparedStatement statement = prepare(connection, sql)) {
                statement.setFetchSize(BATCH);
                statement.setMaxRows(most + 1);
                int[] rows = {0};
                Rows.read(statement, columns, row -> {
                    if (rows[0]++ == most) {
                        throw unavailable("too-many-rows");
                    }
                    take.accept(row);
                });
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<Map<String, String>> before(
            Table table, String column, LocalDate before, Map<String, String> where, int most) {
        List<String> columns = named(table, column);
        List<String> conditions = new ArrayList<>(List.of(column + " < ?"));
        where.keySet().forEach(name -> conditions.add(name + " = ?"));
        String sql =
                select(columns, table) + String.join(" and ", conditions) + " order by " + column + ", " + table.id();
        List<Map<String, String>> rows = new ArrayList<>();
        try (Connection connection = pools.toRead()) {
            ColumnType type = types.of(connection, table, column);
            if (!type.isDate()) {
                throw unavailable("not-a-date");
            }
            try (PreparedStatement statement = prepare(connection, sql)) {
                statement.setMaxRows(most);
                bind(statement, 1, type, before.toString());
                int at = 2;
                for (Map.Entry<String, String> condition : where.entrySet()) {
                    bind(statement, at++, types.of(connection, table, condition.getKey()), condition.getValue());
                }
                Rows.read(statement, columns, rows::add);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
        return rows;
    }

    @Override
    public void apply(List<Change> changes) {
        if (!pools.writes()) {
            throw unavailable("read-only");
        }
        try (Connection connection = pools.toWrite()) {
            try {
                for (Change change : changes) {
                    apply(connection, change);
                }
                connection.commit();
            } finally {
                connection.rollback(); // of nothing after the commit
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private void apply(Connection connection, Change change) throws SQLException {
        Table table = change.table();
        ColumnType idType = types.of(connection, table, table.id());
        Object id = idType.value(change.rowId(), zone).orElse(null);
        if (id == null || !change.delete() && change.set().isEmpty()) {
            return; // no row has such an id
        }
        List<String> columns = List.copyOf(change.set().keySet());
        String sql = change.delete()
                ? "delete from " + table.name()
                : "update " + table.name() + " set "
                        + String.join(
                                ", ",
                                columns.stream().map(name -> name + " = ?").toList());
        try (PreparedStatement statement = prepare(connection, sql + " where " + table.id() + " = ?")) {
            int at = 1;
            for (String column : columns) {
                bind(
                        statement,
                        at++,
                        types.of(connection, table, column),
                        change.set().get(column));
            }
            idType.bind(statement, at, id);
            statement.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement, int at, ColumnType type, String text) throws SQLException {
        Object value =
                text == null ? null : type.value(text, zone).orElseThrow(() -> unavailable("value-does-not-fit"));
        type.bind(statement, at, value);
    }

    /**
     * Key columns that a lookup has to read the whole table for, as {@code table.column}.
     *
     * @throws SystemUnavailable when the database does not say
     */
    public List<String> withoutIndex() {
        try (Connection connection = pools.toRead()) {
            return new Indexes(connection, types).missing(system);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
        return statement;
    }

    private static String select(List<String> columns, Table table) {
        return "select " + String.join(", ", columns) + " from " + table.name() + " where ";
    }

    private static List<String> named(Table table, String another) {
        Set<String> columns = new LinkedHashSet<>(Columns.named(table));
        columns.add(another);
        return List.copyOf(columns);
    }

    private SystemUnavailable unavailable(SQLException e) {
        return unavailable("sql-state-" + e.getSQLState());
    }

    private SystemUnavailable unavailable(String reasonCode) {
        return new SystemUnavailable(system.id(), reasonCode);
    }

    @Override
    public void close() {
        pools.close();
    }
}
