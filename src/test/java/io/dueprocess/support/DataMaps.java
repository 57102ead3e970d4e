package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** Data maps derived from the demo's. */
public final class DataMaps {

    private static final Path DEMO = Path.of("src/main/resources/datamap/milestone.yaml");

    private static final String SURVEYS = "${dueprocess.demo.surveys}";

    private DataMaps() {}

    /** The demo's systems, and one that no connector reaches: the argument that makes an application use it. */
    public static String withSystemOnPaper(Path folder) {
        return changed(folder, "onRequest: true", "onRequest: false");
    }

    /** The demo's systems, of which one answers nobody. */
    public static String withDeadSystem(Path folder, String system) {
        return changed(
                folder,
                "jdbc:h2:file:${dueprocess.data}/systems/" + system + ";AUTO_SERVER=TRUE;IFEXISTS=TRUE",
                "jdbc:h2:tcp://127.0.0.1:1/" + system);
    }

    /** The demo's map with these systems on PostgreSQL. */
    public static String onPostgres(Path folder, Map<String, PGSimpleDataSource> systems) {
        return onPostgres(folder, systems, SURVEYS);
    }

    /**
     * The demo's map with these systems on PostgreSQL.
     *
     * @param surveys where the surveys answer
     */
    public static String onPostgres(Path folder, Map<String, PGSimpleDataSource> systems, String surveys) {
        String file = DEMO.toString();
        try {
            String map = Files.readString(DEMO);
            for (Map.Entry<String, PGSimpleDataSource> system : systems.entrySet()) {
                String there = "url: \"jdbc:h2:file:${dueprocess.data}/systems/" + system.getKey()
                        + ";AUTO_SERVER=TRUE;IFEXISTS=TRUE\", user: reader, password: reader, writer: writer, writerPassword: writer";
                assertThat(map).as(file).containsOnlyOnce(there);
                String wanted = "url: \"" + system.getValue().getURL()
                        + "\", user: postgres, password: none, writer: postgres, writerPassword: none";
                map = map.replace(there, wanted);
            }
            map = map.replace(SURVEYS, surveys);
            return "--dueprocess.data-map.file=file:" + Files.writeString(folder.resolve("data-map.yaml"), map);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demo's systems under a map that names neither organisation nor authority. */
    public static String ofNobody(Path folder) {
        try {
            String demo = Files.readString(DEMO);
            assertThat(demo).contains("\nrecipients:");
            String nameless = demo.substring(demo.indexOf("\nrecipients:"))
                    .replace("Milestone", "Sample")
                    .replace("the Danish Whistleblower Act", "the whistleblower act");
            return "--dueprocess.data-map.file=file:" + Files.writeString(folder.resolve("data-map.yaml"), nameless);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(Path folder, String there, String wanted) {
        try {
            String demo = Files.readString(DEMO);
            assertThat(demo).containsOnlyOnce(there);
            Path file = Files.writeString(folder.resolve("data-map.yaml"), demo.replace(there, wanted));
            return "--dueprocess.data-map.file=file:" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
