package io.dueprocess.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** One demo on H2 for all journeys that leave it as they found it; it ends with the tests' JVM. */
public final class SharedDemo {

    private static final String OPEN_TO_TESTS = ";WRITE_DELAY=0;AUTO_SERVER=TRUE";

    private static RunningApp app;

    private SharedDemo() {}

    public static synchronized RunningApp app() {
        if (app == null) {
            Path folder = temporary();
            Path data = folder.resolve("data");
            app = RunningApp.demo(data, "--spring.datasource.url=" + url(data));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                app.kill();
                delete(folder);
            }));
        }
        return app;
    }

    /** Its database, which it shares with the tests. */
    public static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url(app().data()));
        database.setUser("sa");
        return database;
    }

    private static String url(Path data) {
        return "jdbc:h2:file:" + data.resolve("due-process") + OPEN_TO_TESTS;
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("due-process-demo");
            Files.createDirectory(folder.resolve("data"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
