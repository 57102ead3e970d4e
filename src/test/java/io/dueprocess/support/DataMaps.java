package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data maps derived from the demo's. */
public final class DataMaps {

    private static final Path DEMO = Path.of("src/main/resources/datamap/milestone.yaml");

    private DataMaps() {}

    /** The demo's systems, and one that no connector reaches: the argument that makes an application use it. */
    public static String withSystemOnPaper(Path folder) {
        return changed(folder, "onRequest: true", "onRequest: false");
    }

    /** The demo's systems, of which one answers nobody. */
    public static String withDeadSystem(Path folder, String system) {
        return changed(
                folder,
                "jdbc:h2:file:${dueprocess.data}/systems/" + system + ";AUTO_SERVER=TRUE",
                "jdbc:h2:tcp://127.0.0.1:1/" + system);
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
