package io.dueprocess.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of components in the jar names what is in the jar, and nothing that differs from build to build. */
class SbomIT {

    /** Spring Boot puts it in when it makes the archive; it is no dependency. */
    private static final String OF_THE_ARCHIVE = "spring-boot-jarmode-tools";

    @Test
    void namesEveryLibraryOfTheJar() throws Exception {
        try (JarFile jar = new JarFile(System.getProperty("dueprocess.jar"))) {
            String place = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
            JsonNode bom = new ObjectMapper().readTree(jar.getInputStream(jar.getEntry(place)));
            assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
            assertThat(bom.path("metadata").path("timestamp").isMissingNode()).isTrue();
            Set<String> named = new TreeSet<>();
            bom.path("components").forEach(component -> named.add(file(component)));
            Set<String> inside = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("BOOT-INF/lib/".length()))
                    .filter(name -> !name.startsWith(OF_THE_ARCHIVE))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(inside).hasSizeGreaterThan(100);
            assertThat(named).containsAll(inside);
        }
    }

    private static String file(JsonNode component) {
        String purl = component.path("purl").asText();
        String classifier = purl.contains("classifier=") ? purl.replaceAll(".*classifier=([^&]+).*", "-$1") : "";
        return component.path("name").asText() + "-" + component.path("version").asText() + classifier + ".jar";
    }
}
