package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.Reporter;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StreamedUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 500 MB through a JVM of half a gigabyte, all told: it holds none of it, in memory or in temporary files. */
class ReportLargeUploadIT {

    private static final long ALMOST_ALL = 500L * 1024 * 1024 - 1;

    @TempDir
    Path folder;

    @Test
    void fiveHundredMegabytesNeedNoMemoryAndNoTemporaryFile() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        String url = "jdbc:h2:file:" + data.resolve("due-process") + ";AUTO_SERVER=TRUE";
        try (RunningApp app = RunningApp.demoWithHeap(
                data,
                "512m",
                "-Djava.io.tmpdir=" + temporary,
                "--spring.datasource.url=" + url,
                "--dueprocess.sealed.memory-kib=64")) {
            List<Path> before = files(temporary);
            Reporter reporter = new Reporter(app);

            new StreamedUpload(app, reporter.form("Gone"), "gone.bin", ALMOST_ALL / 5, "MARKER-gone").breakOff();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(left(url)).isZero());

            String answer = new StreamedUpload(app, reporter.form("All"), "film.bin", ALMOST_ALL, "MARKER-all").send();
            assertThat(answer).contains("film.bin", "receipt-code");
            long rows = ALMOST_ALL / (1024 * 1024);
            assertThat(left(url)).as("rows of 1 MiB, tags and headers included").isBetween(rows, rows + 2);
            assertThat(files(temporary)).containsAll(before).hasSameSizeAs(before);
            assertThat(app.log()).doesNotContain("OutOfMemoryError");
        }
    }

    private static long left(String url) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        database.setUser("sa");
        return JdbcClient.create(database)
                .sql("select count(*) from dp_attachment_chunk")
                .query(Long.class)
                .single();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
