package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.datamap.Catalogue.Jdbc;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.jdbc.JdbcSystem;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract on a database, and what only databases can. */
abstract class JdbcConnectorContract extends ConnectorContract {

    private JdbcSystem system;

    abstract DataSource database();

    abstract Jdbc users(boolean writes);

    /** An index that a look-up of an address whatever its case can use. */
    abstract String mailIndex();

    @Override
    protected Connector connectorTo(List<Map<String, String>> rows, boolean writes) throws SQLException {
        try (Connection connection = database().getConnection()) {
            execute(connection, """
                    create table people (person_id bigint primary key, full_name varchar(200), email varchar(200),
                      born_on date, balance decimal(12, 2), active boolean, restricted boolean, seen_at timestamp)""");
            execute(connection, "create index people_email on people (email)");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into people values (?, ?, ?, ?, ?, ?, ?, null)")) {
                for (Map<String, String> row : rows) {
                    insert.setLong(1, Long.parseLong(row.get("person_id")));
                    insert.setString(2, row.get("full_name"));
                    insert.setString(3, row.get("email"));
                    insert.setObject(4, LocalDate.parse(row.get("born_on")));
                    insert.setBigDecimal(5, new BigDecimal(row.get("balance")));
                    insert.setBoolean(6, Boolean.parseBoolean(row.get("active")));
                    insert.setBoolean(7, Boolean.parseBoolean(row.get("restricted")));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        return connect(writes);
    }

    private JdbcSystem connect(boolean writes) {
        Jdbc jdbc = users(writes);
        SystemOfRecord described =
                new SystemOfRecord("people", new Text("P", "P"), "it", List.of(), jdbc, false, List.of(PEOPLE));
        system = new JdbcSystem(described, jdbc, Duration.ofSeconds(10), MOST_ROWS, ZoneId.of("Europe/Copenhagen"));
        return system;
    }

    @Override
    protected void end() throws SQLException {
        try (Connection connection = database().getConnection()) {
            execute(connection, "drop table people");
        }
    }

    final void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    final void execute(String sql) throws SQLException {
        try (Connection connection = database().getConnection()) {
            execute(connection, sql);
        }
    }

    @Test
    void allChangesAreMadeOrNone() throws Exception {
        Connector connector = start(List.of(row(1, "Freja", "f@x.example", "1990-02-28")), true);
        execute("create table child (person_id bigint references people)");
        try {
            execute("insert into child values (1)");
            List<Change> changes =
                    List.of(Change.set(PEOPLE, "1", Map.of("full_name", "changed")), Change.delete(PEOPLE, "1"));
            assertThatThrownBy(() -> connector.apply(changes))
                    .isInstanceOf(SystemUnavailable.class)
                    .hasMessageContaining("sql-state-23");
            assertThat(connector.find(PEOPLE, "person_id", List.of("1"), false).get(0))
                    .containsEntry("full_name", "Freja");
        } finally {
            execute("drop table child");
        }
    }

    /** A day in a column of times is its beginning; a time is read back with its date in front. */
    @Test
    void daysAndTimesGoIntoColumnsOfTimes() throws Exception {
        Connector connector = start(List.of(row(1, "Freja", "f@x.example", "1990-02-28")), true);
        for (String time : List.of("2026-03-29", "2026-03-29 00:00:00", "2026-03-29T00:00")) {
            connector.apply(List.of(Change.set(PEOPLE, "1", Map.of("seen_at", time))));
            assertThat(connector
                            .before(PEOPLE, "seen_at", LocalDate.of(2026, 3, 30), Map.of(), 5)
                            .get(0)
                            .get("seen_at"))
                    .startsWith("2026-03-29 00:00:00");
            assertThat(connector.before(PEOPLE, "seen_at", LocalDate.of(2026, 3, 29), Map.of(), 5))
                    .isEmpty();
        }
    }

    @Test
    void aPlainIndexOnAddressesIsNamedAsNotUsedAndTheRightOneIsFound() throws Exception {
        start(List.of(), false);
        assertThat(system.withoutIndex()).containsExactly("lower(people.email)");
        execute(mailIndex());
        reopen();
        assertThat(system.withoutIndex()).isEmpty();
    }

    @Test
    void aStrangerIsNotWaitedFor() throws Exception {
        start(List.of(), false);
        Jdbc nowhere = new Jdbc("jdbc:postgresql://127.0.0.1:1/none", "x", "secret");
        try (JdbcSystem dead = new JdbcSystem(
                new SystemOfRecord("dead", new Text("D", "D"), "it", List.of(), nowhere, false, List.of(PEOPLE)),
                nowhere,
                Duration.ofSeconds(1),
                MOST_ROWS,
                ZoneId.of("Z"))) {
            assertThatThrownBy(() -> dead.find(PEOPLE, "email", List.of("a@b.example"), true))
                    .isInstanceOf(SystemUnavailable.class)
                    .hasMessageNotContainingAny("secret", "a@b");
        }
    }

    private void reopen() {
        system.close();
        connect(false);
    }
}
