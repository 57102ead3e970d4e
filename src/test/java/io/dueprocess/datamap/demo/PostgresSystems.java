package io.dueprocess.datamap.demo;

import io.dueprocess.support.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** The demo's systems of record that are databases, on PostgreSQL: the same people, the same rows. */
public final class PostgresSystems {

    private PostgresSystems() {}

    /** System to its own database. */
    public static Map<String, PGSimpleDataSource> filled() {
        Map<String, PGSimpleDataSource> databases = new LinkedHashMap<>();
        for (String system : DemoSystems.NAMES) {
            if (!system.equals("surveys")) {
                databases.put(system, filled(system));
            }
        }
        return databases;
    }

    private static PGSimpleDataSource filled(String system) {
        PGSimpleDataSource database = TestDatabases.emptyPostgres();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            DemoSystems.fill(system, connection, DemoPeople.all());
            for (String sql : since(system)) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    private static List<String> since(String system) {
        return switch (system) {
            case "crm" -> List.of(flag("contact", "restricted", false), mail("contact"));
            case "newsletter" ->
                List.of(
                        "alter table subscriber add column unsubscribed_at timestamp",
                        "update subscriber set unsubscribed_at = subscribed_at + interval '60 days' where status = 'U'",
                        flag("subscriber", "tracking", true),
                        flag("subscriber", "restricted", false),
                        mail("subscriber"));
            case "events" -> List.of(flag("attendee", "restricted", false), mail("attendee"));
            case "support" ->
                List.of(
                        flag("customer", "restricted", false),
                        "alter table ticket add column closed_at timestamp",
                        "update ticket set closed_at = opened_at + interval '14 days' where status = 3",
                        mail("customer"));
            default -> List.of(flag("portal_user", "restricted", false), mail("portal_user"));
        };
    }

    private static String flag(String table, String column, boolean value) {
        return "alter table " + table + " add column " + column + " boolean default " + value + " not null";
    }

    private static String mail(String table) {
        return "create index " + table + "_mail on " + table + " (lower(email))";
    }
}
