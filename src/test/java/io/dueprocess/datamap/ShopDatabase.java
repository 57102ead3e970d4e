package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tables of {@code datamap/erasure.yaml} in a real database, with foreign keys. */
final class ShopDatabase {

    private static final List<String> TABLES = List.of(
            "create table person (person_id bigint primary key, first_name varchar(50), last_name varchar(50), email varchar(100),"
                    + " phone varchar(30), born date, segment char(1))",
            "create table orders (order_id bigint primary key, person_id bigint references person, ordered_on date, product varchar(50))",
            "create table item (item_id bigint primary key, order_id bigint references orders, text varchar(50))",
            "create table ticket (ticket_id varchar(20) primary key, person_id bigint references person, subject varchar(50),"
                    + " opened_on date)",
            "create table message (message_id bigint primary key, ticket_id varchar(20) references ticket, sent_on date,"
                    + " body varchar(500))",
            "create table visit (visit_id bigint primary key, person_email varchar(100), seen_on date)");

    final String url;
    final String user;
    private final Connection connection;

    private ShopDatabase(String url, String user) throws SQLException {
        this.url = url;
        this.user = user;
        this.connection = DriverManager.getConnection(url, user, "");
        TABLES.forEach(this::execute);
    }

    static ShopDatabase of(String kind) throws SQLException {
        return kind.equals("postgres")
                ? new ShopDatabase(TestDatabases.emptyPostgres().getURL(), "postgres")
                : new ShopDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    }

    /** Over the row that is there. */
    void put(String table, Map<String, String> row) {
        String id = row.keySet().iterator().next();
        String set = row.entrySet().stream()
                .map(column -> column.getKey() + " = " + literal(column.getValue()))
                .collect(Collectors.joining(", "));
        if (execute("update " + table + " set " + set + " where " + id + " = " + literal(row.get(id))) == 0) {
            execute("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                    + row.values().stream().map(ShopDatabase::literal).collect(Collectors.joining(", ")) + ")");
        }
    }

    void clear() {
        for (String table : List.of("visit", "message", "ticket", "item", "orders", "person")) {
            execute("delete from " + table);
        }
    }

    private static String literal(String value) {
        return value == null ? "null" : "'" + value + "'";
    }

    private int execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    void close() throws SQLException {
        connection.close();
        assertThat(connection.isClosed()).isTrue();
    }
}
