package io.dueprocess.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Fresh, migrated databases. */
public final class TestDatabases {

    private static EmbeddedPostgres server;

    private TestDatabases() {}

    /** An H2 database in memory. */
    public static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        return migrated(database);
    }

    /** A database on a real PostgreSQL server; the server is shared by the tests of a JVM. */
    public static DataSource postgres() {
        return migrated(emptyPostgres());
    }

    /** The same without our tables. */
    public static PGSimpleDataSource emptyPostgres() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        EmbeddedPostgres postgres = server();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(postgres.getJdbcUrl("postgres", name));
        database.setUser("postgres");
        return database;
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    private static DataSource migrated(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .table("dp_schema_history")
                .load()
                .migrate();
        return database;
    }
}
