package io.dueprocess.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * The runnable jar unpacked, with an archive of the classes that a start loads. Made once per build; a node starts in half the time with it, and most integration tests start several.
 */
public final class UnpackedApp {

    /** For a small heap. Both compilers: without the second each password takes five times as long to check. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    private static List<String> command;

    private UnpackedApp() {}

    /** Arguments of {@code java} that start the application, to be followed by its own. */
    public static synchronized List<String> command(Path jar) {
        if (command == null) {
            try {
                command = command(jar, jar.resolveSibling("unpacked"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return command;
    }

    private static List<String> command(Path jar, Path folder) throws IOException {
        Path archive = folder.resolve("classes.jsa");
        Path madeOf = folder.resolve("made-of");
        String contents = fingerprint(jar);
        if (Files.exists(madeOf) && Files.readString(madeOf).equals(contents)) {
            return start(folder, "-XX:SharedArchiveFile=" + archive);
        }
        FileSystemUtils.deleteRecursively(folder);
        run(
                List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString()),
                Map.of());
        Path data = Files.createTempDirectory("due-process-archive");
        run(
                start(folder, "-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh"),
                Map.of("SPRING_PROFILES_ACTIVE", "demo", "SERVER_PORT", "0", "DUEPROCESS_DATA", data.toString()));
        FileSystemUtils.deleteRecursively(data);
        Files.writeString(madeOf, contents);
        return start(folder, "-XX:SharedArchiveFile=" + archive);
    }

    /** Of the contents: builds are reproducible, so all jars bear the same time. */
    private static String fingerprint(Path jar) throws IOException {
        CRC32C checksum = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(jar), checksum)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(checksum.getValue());
    }

    private static List<String> start(Path folder, String... flags) throws IOException {
        try (Stream<Path> libraries = Files.list(folder.resolve("lib"))) {
            String path = Stream.concat(Stream.of(folder.resolve("due-process.jar")), libraries.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(java.io.File.pathSeparator));
            List<String> start = new ArrayList<>(List.of(COLLECTOR));
            start.addAll(List.of(flags));
            start.addAll(List.of("-cp", path, "io.dueprocess.DueProcessApplication"));
            return List.copyOf(start);
        }
    }

    private static void run(List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> all = new ArrayList<>(List.of(RunningApp.java()));
        all.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("the jar could not be unpacked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
