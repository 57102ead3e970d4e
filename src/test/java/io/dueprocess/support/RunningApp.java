package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The unpacked jar as a process of its own, with its own port and data folder; its log is kept. */
public final class RunningApp implements Site, AutoCloseable {

    private static final String HEAP = "TEST_HEAP";
    private static final String PORT = "SERVER_PORT";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path data;
    private final Path log;
    private final int port;
    private final int management;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private Process process;

    private RunningApp(Path data, Map<String, String> environment, String... arguments) {
        this.data = data;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        this.port = Integer.parseInt(environment.getOrDefault(PORT, String.valueOf(freePort())));
        this.management = environment.getOrDefault("SPRING_PROFILES_ACTIVE", "").contains("demo") ? port : freePort();
        this.environment = new HashMap<>(environment);
        this.arguments = List.of(arguments);
    }

    /** The demo on H2. */
    public static RunningApp demo(Path data, String... arguments) {
        return start(data, Map.of("SPRING_PROFILES_ACTIVE", "demo"), arguments);
    }

    /**
     * The demo on H2 with a heap of its own size.
     *
     * @param arguments those that begin with {@code -D} are the JVM's
     */
    public static RunningApp demoWithHeap(Path data, String heap, String... arguments) {
        return start(data, Map.of("SPRING_PROFILES_ACTIVE", "demo", HEAP, heap), arguments);
    }

    /** The demo on a PostgreSQL database. */
    public static RunningApp demoOnPostgres(Path data, String url, String user, String password, String... arguments) {
        return start(
                data,
                Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "demo,postgres",
                        "DB_URL",
                        url,
                        "DB_USER",
                        user,
                        "DB_PASSWORD",
                        password),
                arguments);
    }

    public static RunningApp start(Path data, Map<String, String> environment, String... arguments) {
        RunningApp app = new RunningApp(data, environment, arguments);
        app.launch();
        try {
            app.awaitHealth();
        } catch (RuntimeException | Error neverHealthy) {
            app.kill();
            throw neverHealthy;
        }
        return app;
    }

    private void launch() {
        List<String> command = new ArrayList<>(List.of(java()));
        command.add("-Xmx" + environment.getOrDefault(HEAP, "1g"));
        arguments.stream().filter(RunningApp::ofJvm).forEach(command::add);
        command.addAll(UnpackedApp.command(jar()));
        arguments.stream().filter(argument -> !ofJvm(argument)).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put(PORT, String.valueOf(port));
        builder.environment().put("DUEPROCESS_DATA", data.toString());
        if (management != port) {
            builder.environment().put("MANAGEMENT_SERVER_PORT", String.valueOf(management));
        }
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ofJvm(String argument) {
        return argument.startsWith("-D") || argument.startsWith("-X");
    }

    /** The JVM of this test. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("dueprocess.jar", "target/due-process.jar"));
        assertThat(jar).as("the jar is built before the journeys run").exists();
        return jar.toAbsolutePath();
    }

    private void awaitHealth() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .failFast("the process ended, see " + log, () -> !process.isAlive())
                .until(this::healthy);
    }

    private boolean healthy() {
        try {
            return send(HttpRequest.newBuilder(management("/actuator/health"))
                                    .GET()
                                    .build())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Of the operators' port, which is the same one in the demo. */
    public URI management(String path) {
        return URI.create("http://localhost:" + management + path);
    }

    public String url(String path) {
        return uri(path).toString();
    }

    public Path data() {
        return data;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Starts again on the same data and port. */
    public void restart() {
        launch();
        awaitHealth();
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    /** A port that nobody uses just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
