package io.dueprocess.journey;

import io.dueprocess.datamap.demo.PostgresSystems;
import io.dueprocess.support.DataMaps;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The rights on PostgreSQL: ours and the five systems of record that are databases; surveys stay behind their interface. */
class RightsOnPostgresIT extends RightsJourney {

    @TempDir
    private static Path folder;

    private final PGSimpleDataSource database = TestDatabases.emptyPostgres();
    private final Map<String, PGSimpleDataSource> postgres = PostgresSystems.filled();
    private RunningApp app;

    @BeforeAll
    void start() throws Exception {
        app = RunningApp.demoOnPostgres(
                Files.createDirectory(folder.resolve("data")),
                database.getURL(),
                "postgres",
                "none",
                DataMaps.onPostgres(folder, postgres));
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
        return database;
    }

    @Override
    Map<String, DataSource> systems() {
        Map<String, DataSource> systems = new LinkedHashMap<>(postgres);
        JdbcDataSource surveys = new JdbcDataSource();
        surveys.setURL("jdbc:h2:file:" + app.data().resolve("systems/surveys").toAbsolutePath() + ";AUTO_SERVER=TRUE");
        surveys.setUser("sa");
        systems.put("surveys", surveys);
        return systems;
    }
}
