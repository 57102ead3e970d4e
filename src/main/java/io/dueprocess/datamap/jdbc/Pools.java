package io.dueprocess.datamap.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dueprocess.datamap.Catalogue.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Connections of two users: one reads, the other, where there is one, changes. */
final class Pools implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final int SHORTEST_WAIT_MILLIS = 1000;

    private final HikariDataSource reader;
    private final HikariDataSource writer;

    /** @param jdbc without placeholders */
    Pools(String systemId, Jdbc jdbc, Duration timeout) {
        HikariConfig reads = config("system-" + systemId, jdbc.url(), jdbc.user(), jdbc.password(), timeout);
        reads.setReadOnly(true);
        reader = new HikariDataSource(reads);
        writer = jdbc.writer() == null
                ? null
                : new HikariDataSource(config(
                        "system-" + systemId + "-writer", jdbc.url(), jdbc.writer(), jdbc.writerPassword(), timeout));
    }

    private static HikariConfig config(String name, String url, String user, String password, Duration timeout) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Math.max(SHORTEST_WAIT_MILLIS, timeout.toMillis()));
        config.setInitializationFailTimeout(-1);
        return config;
    }

    Connection toRead() throws SQLException {
        Connection connection = reader.getConnection();
        connection.setReadOnly(true);
        return connection;
    }

    boolean writes() {
        return writer != null;
    }

    /** In a transaction. */
    Connection toWrite() throws SQLException {
        Connection connection = writer.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        reader.close();
        if (writer != null) {
            writer.close();
        }
    }
}
