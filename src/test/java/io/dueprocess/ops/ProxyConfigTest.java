package io.dueprocess.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The proxy that both clusters share: nothing of a reporter is logged or kept. */
class ProxyConfigTest {

    private final String http = text("nginx.conf.http");
    private final String portal = text("nginx.conf.portal");
    private final String staff = text("nginx.conf.staff");

    @Test
    void noLogLineBearsAnAddressAQueryOrABrowser() {
        Matcher format = Pattern.compile("log_format (\\w+) '([^']*)'").matcher(http);
        assertThat(format.find()).isTrue();
        assertThat(format.group(2)).isEqualTo("$time_iso8601 $status $request_method $uri");
        for (String main : new String[] {text("nginx.conf.compose"), text("cluster.sh")}) {
            Matcher log = Pattern.compile("access_log (\\S+)( \\S+)?;").matcher(main);
            while (log.find()) {
                assertThat(log.group()).matches("access_log (off|\\S+ without_query);");
            }
        }
    }

    @Test
    void aReporterLeavesNoTrace() {
        assertThat(location(portal, "/report"))
                .contains("access_log off;")
                .contains("error_log /dev/null crit;")
                .contains("proxy_set_header X-Forwarded-For \"\";")
                .contains("proxy_set_header User-Agent \"\";")
                .doesNotContain("remote_addr");
        assertThat(http).contains("proxy_request_buffering off;").contains("proxy_buffering off;");
        assertThat(location(portal, "/consent")).contains("access_log off;");
    }

    @Test
    void whatANodeGotIsNotSentToAnotherOne() {
        assertThat(http + portal + staff).doesNotContain("non_idempotent");
        assertThat(text("nginx.conf.compose")).contains("hash $route consistent;");
        assertThat(text("cluster.sh")).contains("hash \\$route consistent;");
    }

    @Test
    void strangersDoNotWatchTheNodes() {
        assertThat(location(portal, "/actuator")).contains("return 404;");
        assertThat(location(staff, "/actuator")).contains("return 404;");
    }

    private static String location(String config, String path) {
        Matcher location = Pattern.compile("location " + path + " \\{([^}]*)}").matcher(config);
        assertThat(location.find()).as(path).isTrue();
        return location.group(1);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of("ops/cluster", file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
