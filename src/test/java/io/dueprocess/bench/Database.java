package io.dueprocess.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/** A database server as an installation has one, durable commits included; each engine gets a database of its own on it. */
abstract class Database implements AutoCloseable {

    static final String POSTGRESQL = "postgresql";

    final Path folder;

    private Database() {
        try {
            folder = Files.createTempDirectory("due-process-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Database of(String kind) {
        return kind.equals(POSTGRESQL) ? new Postgres() : new H2();
    }

    /** Where a fresh, empty database is; user and password are part of it. */
    abstract String fresh();

    /** What is in force, for the report. */
    abstract String describe();

    /** CPU time that the server's own processes have used. */
    abstract Duration cpu();

    static Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public void close() {
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private static final class Postgres extends Database {

        private final EmbeddedPostgres server;
        private final Path data = folder.resolve("data");

        Postgres() {
            try {
                server = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "1GB")
                        .setServerConfig("max_wal_size", "4GB")
                        .setServerConfig("max_connections", "400")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        String fresh() {
            String name = "b" + UUID.randomUUID().toString().replace("-", "");
            run("create database " + name);
            return url(name);
        }

        private String url(String name) {
            return server.getJdbcUrl("postgres", name);
        }

        private void run(String sql) {
            try (Connection connection = open(url("postgres"));
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        String describe() {
            return "PostgreSQL " + show("server_version") + ", fsync " + show("fsync") + ", synchronous_commit "
                    + show("synchronous_commit") + ", shared_buffers " + show("shared_buffers");
        }

        private String show(String setting) {
            try (Connection connection = open(url("postgres"));
                    var result = connection.createStatement().executeQuery("show " + setting)) {
                result.next();
                return result.getString(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        Duration cpu() {
            return ProcessHandle.of(postmaster()).stream()
                    .flatMap(main -> java.util.stream.Stream.concat(java.util.stream.Stream.of(main), main.children()))
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .reduce(Duration.ZERO, Duration::plus);
        }

        private long postmaster() {
            try {
                return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                        .get(0)
                        .strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            super.close();
        }
    }

    /** In this JVM, as the demo uses it. */
    private static final class H2 extends Database {

        @Override
        String fresh() {
            return "jdbc:h2:file:" + folder.resolve(UUID.randomUUID().toString()) + ";WRITE_DELAY=0;USER=sa";
        }

        @Override
        String describe() {
            return "H2 " + org.h2.engine.Constants.VERSION + ", file, WRITE_DELAY=0 (no fsync per commit)";
        }

        @Override
        Duration cpu() {
            return Duration.ZERO;
        }
    }
}
