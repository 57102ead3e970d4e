package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.TestDatabases;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jar as an operator first starts it, without the demo. */
class ProductionStartIT {

    private static final String PASSWORD = "a long first password";

    @TempDir
    private Path folder;

    private final PGSimpleDataSource database = TestDatabases.emptyPostgres();

    @Test
    void withoutItsSecretsItDoesNotStartAndNamesEachOfThem() throws Exception {
        Ended ended = run(Map.of());
        assertThat(ended.code()).isNotZero();
        assertThat(ended.output())
                .contains(
                        "dueprocess.keys.organisation",
                        "dueprocess.keys.lookup",
                        "dueprocess.keys.pepper",
                        "dueprocess.base-url",
                        "dueprocess.organisation.name",
                        "dueprocess.data-map.file",
                        "dueprocess.zone",
                        "dueprocess.country",
                        "spring.datasource.url")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnknownRoleIsRefusedInWords() throws Exception {
        run(Map.of(), "new-keys", folder.resolve("keys").toString());
        Ended ended = run(settings(), "--dueprocess.role=dmz");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.output())
                .contains("dueprocess.role", "dmz", "all, public, staff")
                .doesNotContain("\tat ");
    }

    @Test
    void itHasOneAdministratorNoDefaultPasswordAndNoDemo() throws Exception {
        assertThat(run(Map.of(), "new-keys", folder.resolve("keys").toString()).code())
                .isZero();
        Map<String, String> unreachable = settings();
        unreachable.remove("DUEPROCESS_DEMO_SURVEYS");
        Ended noAddress = run(unreachable, "--server.port=0", "--management.server.port=0");
        assertThat(noAddress.code()).isNotZero();
        assertThat(noAddress.output())
                .contains("dueprocess.demo.surveys", "milestone.yaml")
                .doesNotContain("\tat io.dueprocess");

        Ended noProvider = run(settings(), "--spring.profiles.active=postgres,oidc");
        assertThat(noProvider.code()).isNotZero();
        assertThat(noProvider.output())
                .contains("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET_FILE")
                .doesNotContain("\tat io.dueprocess");

        Ended nobody = run(settings(), "--server.port=0", "--management.server.port=0");
        assertThat(nobody.code()).isNotZero();
        assertThat(nobody.output())
                .contains("dueprocess.first-admin.id", "dueprocess.first-admin.password")
                .doesNotContain("\tat io.dueprocess");

        Map<String, String> settings = settings();
        settings.put("DUEPROCESS_FIRST_ADMIN_ID", "root");
        settings.put("DUEPROCESS_FIRST_ADMIN_PASSWORD", PASSWORD);
        try (RunningApp app = RunningApp.start(folder.resolve("data"), settings)) {
            assertThat(status(app, "root", PASSWORD)).isEqualTo(200);
            assertThat(status(app, "admin", "admin")).isEqualTo(401);
            assertThat(status(app, "petra", "petra")).isEqualTo(401);
            assertThat(app.get("/login").headers().allValues("Set-Cookie"))
                    .allSatisfy(cookie -> assertThat(cookie).contains("SameSite"));
            operatorsHaveAPortOfTheirOwn(app);
            assertThat(folder.resolve("data/systems")).doesNotExist();
            JdbcClient sql = JdbcClient.create(database);
            assertThat(sql.sql("select id_ from act_id_user")
                            .query(String.class)
                            .list())
                    .containsExactly("root");
            assertThat(sql.sql("select pwd_ from act_id_user")
                            .query(String.class)
                            .single())
                    .startsWith("{PBKDF2}");
            long rights = rights(sql);
            app.stop();
            app.restart();
            assertThat(rights(sql)).as("a restart grants nothing anew").isEqualTo(rights);
            everyLineOfTheLogIsJson(app);
        }
    }

    private static void operatorsHaveAPortOfTheirOwn(RunningApp app) {
        for (String path : List.of("/actuator/health", "/actuator/health/readiness", "/actuator/prometheus")) {
            assertThat(asRoot(app, app.uri(path)))
                    .as("beside the pages: " + path)
                    .isEqualTo(404);
            assertThat(asRoot(app, app.management(path))).as(path).isEqualTo(200);
        }
        for (String path : List.of("/login", "/", "/engine-rest/user", "/api/v1/cases")) {
            assertThat(asRoot(app, app.management(path))).as("there: " + path).isEqualTo(404);
        }
        URI metrics = app.management("/actuator/prometheus");
        assertThat(app.send(HttpRequest.newBuilder(metrics).build()).statusCode())
                .isEqualTo(401);
        HttpRequest fromElsewhere = HttpRequest.newBuilder(
                        URI.create(metrics.toString().replace("localhost", "127.0.0.2")))
                .build();
        assertThatThrownBy(() -> app.send(fromElsewhere)).hasCauseInstanceOf(ConnectException.class);
    }

    private static void everyLineOfTheLogIsJson(RunningApp app) {
        assertThat(app.log().lines()).isNotEmpty().allSatisfy(line -> {
            JsonNode said = new ObjectMapper().readTree(line);
            assertThat(Instant.parse(said.get("@timestamp").asText())).isNotNull();
            assertThat(said.at("/log/level").asText()).isIn("INFO", "WARN", "ERROR");
            assertThat(said.get("message").asText()).isNotBlank();
        });
        assertThat(app.get("/login").headers().firstValue("X-Correlation-Id")).isPresent();
        assertThat(app.get("/report").headers().firstValue("X-Correlation-Id")).isEmpty();
    }

    private static long rights(JdbcClient sql) {
        return sql.sql("select count(*) from act_ru_authorization")
                .query(Long.class)
                .single();
    }

    private static int asRoot(RunningApp app, URI address) {
        return status(app, address, "root", PASSWORD);
    }

    private static int status(RunningApp app, String user, String password) {
        return status(app, app.uri("/engine-rest/user"), user, password);
    }

    private static int status(RunningApp app, URI address, String user, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return app.send(HttpRequest.newBuilder(address)
                        .header("Authorization", "Basic " + credentials)
                        .build())
                .statusCode();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE",
                "postgres",
                "DB_URL",
                database.getURL(),
                "DB_USER",
                database.getUser(),
                "DB_PASSWORD",
                "none",
                "DUEPROCESS_KEYS_ORGANISATION",
                "file:" + folder.resolve("keys/organisation.json"),
                "DUEPROCESS_KEYS_LOOKUP",
                "file:" + folder.resolve("keys/lookup.key"),
                "DUEPROCESS_BASE_URL",
                "https://privacy.example",
                "DUEPROCESS_ORGANISATION_NAME",
                "Example A/S",
                "DUEPROCESS_DATA_MAP_FILE",
                "classpath:datamap/milestone.yaml",
                "DUEPROCESS_DATA",
                folder.resolve("data").toString()));
        settings.put("DUEPROCESS_ZONE", "Europe/Berlin");
        settings.put("DUEPROCESS_COUNTRY", "DE");
        settings.put("DUEPROCESS_DEMO_SURVEYS", "https://surveys.example");
        settings.put("DUEPROCESS_KEYS_PEPPER", "file:" + folder.resolve("keys/pepper.key"));
        return settings;
    }

    private record Ended(int code, String output) {}

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("dueprocess.jar", "target/due-process.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
