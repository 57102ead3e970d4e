package io.dueprocess.journey;

import io.dueprocess.support.RunningApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The rights with everything on H2, as the demo has it. */
class RightsOnH2IT extends RightsJourney {

    @TempDir
    private static Path folder;

    private RunningApp app;

    @BeforeAll
    void start() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        app = RunningApp.demo(data, "--spring.datasource.url=" + url(data.resolve("due-process")));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Override
    RunningApp app() {
        return app;
    }

    @Override
    DataSource database() {
        return h2(app.data().resolve("due-process"));
    }

    @Override
    Map<String, DataSource> systems() {
        Map<String, DataSource> systems = new LinkedHashMap<>();
        for (String system : List.of("crm", "newsletter", "events", "support", "accounts", "surveys")) {
            systems.put(system, h2(app.data().resolve("systems").resolve(system)));
        }
        return systems;
    }

    private static JdbcDataSource h2(Path file) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url(file));
        database.setUser("sa");
        return database;
    }

    private static String url(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath() + ";AUTO_SERVER=TRUE";
    }
}
