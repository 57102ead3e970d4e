package io.dueprocess.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml, Dockerfile and what they mount. No Docker engine runs here: what is checked is what the files say. */
class ComposeFileTest {

    private static final Path FILE = Path.of("docker-compose.yml");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:?[-?])?([^}]*)}");
    private static final Pattern TAG = Pattern.compile("[a-z0-9/-]+:v?\\d+\\.\\d+[\\w.-]*");

    private final JsonNode file = read();

    @Test
    void theClusterIsWhole() {
        assertThat(names(file.get("services")))
                .containsExactlyInAnyOrder(
                        "database", "staff1", "staff2", "public", "proxy", "keycloak", "mail", "prometheus", "grafana");
        assertThat(environment("staff1").get("DUEPROCESS_ROLE").asText()).isEqualTo("staff");
        assertThat(environment("staff2")).isEqualTo(environment("staff1"));
        assertThat(environment("public").get("DUEPROCESS_ROLE").asText()).isEqualTo("public");
    }

    @Test
    void nobodyIsRootOrWritesOutsideItsFolders() {
        file.get("services").properties().forEach(service -> {
            JsonNode it = service.getValue();
            assertThat(it.path("user").asText()).as(service.getKey()).startsWith("${RUN_AS:?");
            assertThat(it.path("read_only").asBoolean()).as(service.getKey()).isTrue();
            assertThat(texts(it.path("cap_drop"))).as(service.getKey()).containsExactly("ALL");
            assertThat(texts(it.path("security_opt"))).as(service.getKey()).containsExactly("no-new-privileges:true");
            assertThat(it.path("privileged").asBoolean()).as(service.getKey()).isFalse();
        });
    }

    @Test
    void eachImageHasAVersionAndEachServiceAHealth() throws IOException {
        String dockerfile = Files.readString(Path.of("Dockerfile"));
        file.get("services").properties().forEach(service -> {
            JsonNode it = service.getValue();
            assertThat(filledIn(it.get("image").asText())).as(service.getKey()).matches(TAG);
            boolean ours = it.get("image").asText().startsWith("due-process:");
            assertThat(it.has("healthcheck") || ours).as(service.getKey()).isTrue();
        });
        Stream.of(dockerfile, Files.readString(Path.of("ops/cluster/keycloak.Dockerfile")))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("FROM "))
                .forEach(line -> assertThat(line.split(" ")[1]).matches(TAG));
        assertThat(dockerfile).contains("\nUSER 10001:10001\n").contains("\"io.dueprocess.HealthProbe\"");
    }

    @Test
    void secretsAreFilesThatAreMadeAndNoPasswordStandsInTheEnvironment() throws IOException {
        String maker = Files.readString(Path.of("ops/cluster/secrets.sh"));
        Set<String> defined = names(file.get("secrets"));
        file.get("secrets").properties().forEach(secret -> {
            assertThat(secret.getValue().get("file").asText()).isEqualTo("./secrets/" + secret.getKey());
            assertThat(maker).contains(secret.getKey());
        });
        Set<String> used = new HashSet<>();
        file.get("services").properties().forEach(service -> {
            service.getValue()
                    .path("secrets")
                    .forEach(secret -> used.add(
                            secret.isTextual()
                                    ? secret.asText()
                                    : secret.get("source").asText()));
            service.getValue()
                    .path("environment")
                    .properties()
                    .forEach(variable -> assertThat(variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN)$"))
                            .as(service.getKey() + " " + variable.getKey())
                            .isFalse());
        });
        assertThat(used).isEqualTo(defined);
    }

    @Test
    void whatIsMountedFromHereIsThere() {
        file.get("services")
                .properties()
                .forEach(service -> service.getValue().path("volumes").forEach(volume -> {
                    String source = filledIn(volume.asText()).split(":")[0];
                    boolean madeLater = source.startsWith("./secrets") || source.startsWith("./data");
                    if (source.startsWith("./") && !madeLater) {
                        assertThat(Path.of(source)).as(service.getKey()).exists();
                    }
                }));
    }

    @Test
    void theDatabaseIsReachedFromInsideOnlyAndAdministrationFromThisMachine() {
        assertThat(file.at("/networks/back/internal").asBoolean()).isTrue();
        assertThat(texts(file.at("/services/database/networks"))).containsExactly("back");
        assertThat(file.at("/services/database").has("ports")).isFalse();
        file.get("services")
                .forEach(service -> service.path("ports")
                        .forEach(port -> assertThat(filledIn(port.asText())).startsWith("127.0.0.1:")));
    }

    @Test
    void whatTheEnvironmentMustSayIsInItsExample() throws IOException {
        String example = Files.readString(Path.of(".env.example"));
        Matcher variable = VARIABLE.matcher(Files.readString(FILE));
        while (variable.find()) {
            assertThat(example).contains(variable.group(1) + "=");
        }
    }

    @Test
    void dockerComposeReadsIt() throws Exception {
        assumeTrue(runs(Map.of(), "docker-compose", "version"), "Debian's package docker-compose");
        assertThat(runs(Map.of("RUN_AS", "1000:1000"), "docker-compose", "-f", FILE.toString(), "config", "--quiet"))
                .isTrue();
    }

    private JsonNode environment(String service) {
        return file.at("/services/" + service + "/environment");
    }

    /** As without a .env file: with the defaults that stand in the file. */
    private static String filledIn(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(3)));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** With the anchors and merges that Docker Compose fills in too. */
    private static JsonNode read() {
        try (InputStream in = Files.newInputStream(FILE)) {
            return new ObjectMapper().valueToTree(new Yaml().load(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean runs(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(new HashMap<>(environment));
        try {
            Process process = builder.start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
