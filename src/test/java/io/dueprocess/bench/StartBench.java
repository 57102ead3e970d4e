package io.dueprocess.bench;

import static io.dueprocess.bench.Figures.verdict;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dueprocess.support.UnpackedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Start-up until the application says that it has started, on a database that exists, and the memory that it holds then:
 * ours and a plain engine with its web applications, with the same flags, as one jar and unpacked with a class archive.
 */
class StartBench {

    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final double GOAL = 1.3;
    private static final double ARCHIVE_GOAL = 0.7;
    private static final int SECONDS = 180;

    @TempDir
    private Path folder;

    /** @param megabytes resident, a moment after the start */
    private record Start(double seconds, double megabytes) {}

    private record Runs(List<Start> all) {

        double seconds() {
            return Race.median(all.stream().map(Start::seconds).toList());
        }

        double megabytes() {
            return Race.median(all.stream().map(Start::megabytes).toList());
        }
    }

    @Test
    void start() throws Exception {
        assumeTrue(Setting.wanted("start"));
        Path jar = Path.of(System.getProperty("dueprocess.jar", "target/due-process.jar"))
                .toAbsolutePath();
        Path plain = PlainJar.make(jar, folder.resolve("plain.jar"));
        List<String> asJar = List.of("-jar", jar.toString());
        List<String> plainJar = List.of(
                "-jar",
                plain.toString(),
                "--spring.datasource.url=jdbc:h2:file:"
                        + folder.resolve("plain").resolve("engine"),
                "--camunda.bpm.admin-user.id=demo",
                "--camunda.bpm.admin-user.password=demo",
                "--camunda.bpm.history-level=audit",
                "--server.port=0");
        List<String> unpacked = UnpackedApp.command(jar);
        Runs ours = new Runs(new ArrayList<>());
        Runs theirs = new Runs(new ArrayList<>());
        Runs archived = new Runs(new ArrayList<>());
        for (int round = -1; round < Setting.rounds(); round++) {
            List<Start> starts = List.of(run(asJar), run(plainJar), run(unpacked));
            if (round >= 0) { // the first makes the databases
                ours.all().add(starts.get(0));
                theirs.all().add(starts.get(1));
                archived.all().add(starts.get(2));
            }
        }
        new Figures(
                        "start",
                        "Start-up and memory",
                        "Application",
                        "start s",
                        "ratio",
                        "goal",
                        "resident MB",
                        "ratio",
                        "goal")
                .row("plain engine with web applications, one jar", theirs.seconds(), 1, "", theirs.megabytes(), 1, "")
                .row(row("ours, one jar", ours, theirs, GOAL))
                .row(row("ours, unpacked with a class archive", archived, theirs, ARCHIVE_GOAL))
                .remark("Flags of all: %s. H2 in a file, second and later starts.", String.join(" ", FLAGS))
                .write();
    }

    private static Object[] row(String what, Runs runs, Runs floor, double goal) {
        double time = runs.seconds() / floor.seconds();
        double memory = runs.megabytes() / floor.megabytes();
        return new Object[] {
            what, runs.seconds(), time, verdict(time, "≤", goal), runs.megabytes(), memory, verdict(memory, "≤", GOAL)
        };
    }

    private Start run(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(arguments);
        Path log = Files.createTempFile(folder, "start", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPRING_PROFILES_ACTIVE", "demo");
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("DUEPROCESS_DATA", folder.resolve("data").toString());
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            awaitStarted(process, log);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Thread.sleep(5_000);
            return new Start(seconds, resident(process.pid()) / 1024.0);
        } finally {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void awaitStarted(Process process, Path log) throws Exception {
        for (int i = 0; i < SECONDS * 20; i++) {
            if (Files.readString(log).contains(" (process running for ")) {
                return;
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("not started: " + Files.readString(log));
    }

    /** In KiB; where the system does not tell, not a number. */
    private static double resident(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(Double.NaN);
    }
}
