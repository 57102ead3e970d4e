package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real Keycloak in its development mode, with the realm and the demo users of {@code ops/keycloak}, as a process of its own on
 * a free port. The distribution is what the build unpacks to {@code target/keycloak} before integration tests. Its database is
 * in memory.
 */
public final class Keycloak implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILES = Path.of("ops/keycloak");
    private static final String ADMIN = "realm-keeper";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = RunningApp.freePort();
    private final Path log;
    private final Process process;
    private final String secret;

    private Keycloak(Path folder, String staffUrl, String clientSecret) throws IOException {
        Path home = home();
        Path imported = Files.createDirectories(home.resolve("data/import"));
        copy("realm-due-process.json", imported.resolve("due-process-realm.json"));
        copy("demo-users.json", imported.resolve("due-process-users-0.json"));
        this.log = folder.resolve("keycloak.log");
        ProcessBuilder start = new ProcessBuilder(
                        "/bin/bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--cache=local",
                        "--features-disabled=admin,account",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        start.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m",
                        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1",
                        "OIDC_CLIENT_SECRET", clientSecret,
                        "DUEPROCESS_STAFF_URL", staffUrl,
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", clientSecret));
        this.process = start.start();
        this.secret = clientSecret;
    }

    /**
     * Begins to start; {@link #await} waits for it.
     *
     * @param folder for the log
     * @param staffUrl where the realm lets its client lead back to
     */
    public static Keycloak launch(Path folder, String staffUrl, String clientSecret) {
        try {
            return new Keycloak(folder, staffUrl, clientSecret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Keycloak await() {
        Awaitility.await("Keycloak, see " + log)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .failFast("Keycloak ended, see " + log, () -> !process.isAlive())
                .until(this::answers);
        return this;
    }

    public String issuer() {
        return address("/realms/due-process");
    }

    /** Puts a user into a group. */
    public void join(String user, String group) {
        assertThat(admin("PUT", membership(user, group), null).statusCode()).isEqualTo(204);
    }

    /** Takes a user out of a group. */
    public void leave(String user, String group) {
        assertThat(admin("DELETE", membership(user, group), null).statusCode()).isEqualTo(204);
    }

    /** Makes a user of that name and password. */
    public void add(String user) {
        Map<String, Object> body = Map.of(
                "username",
                user,
                "firstName",
                "Another",
                "lastName",
                "Person",
                "email",
                user + "@elsewhere.example",
                "enabled",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", user)));
        assertThat(admin("POST", "/users", body).statusCode()).isEqualTo(201);
    }

    private String membership(String user, String group) {
        return "/users/" + id("/users?exact=true&username=" + user) + "/groups/"
                + id("/groups?exact=true&search=" + group);
    }

    private String id(String path) {
        return parse(admin("GET", path, null)).at("/0/id").asText();
    }

    private HttpResponse<String> admin(String method, String path, Object body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(address("/admin/realms/due-process" + path)))
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token() {
        String form = "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + secret;
        return parse(send(HttpRequest.newBuilder(URI.create(address("/realms/master/protocol/openid-connect/token")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))))
                .get("access_token")
                .asText();
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration")))
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(HttpResponse<String> answer) {
        try {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static void copy(String file, Path to) throws IOException {
        Files.copy(FILES.resolve(file), to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path home() throws IOException {
        Path unpacked = Path.of("target/keycloak");
        assertThat(unpacked)
                .as("unpack it once: mvn dependency:unpack@keycloak")
                .isDirectory();
        try (Stream<Path> folders = Files.list(unpacked)) {
            return folders.findFirst().orElseThrow().toAbsolutePath();
        }
    }

    /** Ends the script and the server that it started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
