package io.dueprocess.sla.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.cockpit.plugin.spi.CockpitPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardPluginTest {

    private static final Pattern LIBRARY = Pattern.compile("'(/webjars/[^']+)'");

    @Test
    void cockpitFindsThePlugin() {
        assertThat(ServiceLoader.load(CockpitPlugin.class))
                .anySatisfy(plugin -> assertThat(plugin).isInstanceOf(BoardPlugin.class));
    }

    /** The version stands in the path, so a new one of the dependency must be named in the script as well. */
    @Test
    void theLibraryOfTheChartsIsTheOneInTheJar() throws IOException {
        Matcher named = LIBRARY.matcher(text("static/desk/sla/charts.js"));
        assertThat(named.find()).isTrue();
        String library = text("META-INF/resources" + named.group(1));
        assertThat(library).contains("Chart.js v", "Released under the MIT License");
        assertThat(library).as("what our policy forbids").doesNotContain("eval(", "new Function(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin.js", "plugin.css"})
    void itsFilesAreWhereCockpitLooks(String name) throws IOException {
        assertThat(text("plugin-webapp/" + BoardPlugin.ID + "/app/" + name)).isNotBlank();
    }

    private static String text(String resource) throws IOException {
        try (InputStream file = BoardPluginTest.class.getClassLoader().getResourceAsStream(resource)) {
            assertThat(file).as(resource).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
