package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The runnable jar as Spring Boot's own tool unpacks it, with an archive of its loaded classes beside it: the same
 * application, which starts in two thirds of the time. Made once per build.
 */
final class UnpackedJar {

    private static List<String> start;

    private UnpackedJar() {}

    /** Arguments of {@code java} that start the application. */
    static synchronized List<String> arguments() {
        if (start == null) {
            start = unpack(Path.of(System.getProperty("dueprocess.jar", "target/due-process.jar")));
        }
        return start;
    }

    private static List<String> unpack(Path jar) {
        assertThat(jar).as("the jar is built before the journeys run").exists();
        Path folder = jar.resolveSibling("unpacked");
        Path unpacked = folder.resolve(jar.getFileName());
        Path archive = folder.resolve("classes.jsa");
        try {
            Path builtOf = folder.resolve("built-of");
            String build = Files.size(jar) + " " + Files.getLastModifiedTime(jar);
            if (!Files.exists(builtOf) || !Files.readString(builtOf).equals(build)) {
                FileSystemUtils.deleteRecursively(folder);
                java(
                        Map.of(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString());
                archive(unpacked, archive);
                Files.writeString(builtOf, build);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-jar", unpacked.toString());
    }

    /** Starts it once, to its first breath, and keeps the classes that it loaded. */
    private static void archive(Path unpacked, Path archive) throws IOException {
        Path data = Files.createTempDirectory("due-process-archive");
        java(
                Map.of("SPRING_PROFILES_ACTIVE", "demo", "SERVER_PORT", "0", "DUEPROCESS_DATA", data.toString()),
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                unpacked.toString());
        FileSystemUtils.deleteRecursively(data);
    }

    private static void java(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
