package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What a container without a shell asks. */
class HealthProbeTest {

    @Test
    void onlyTwoHundredIsWell() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/up", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/down", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "/up");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(HealthProbe.isWell(URI.create(base + "/up"))).isTrue();
            assertThat(HealthProbe.isWell(URI.create(base + "/down"))).isFalse();
            assertThat(HealthProbe.isWell(URI.create(base + "/elsewhere"))).isFalse();
        } finally {
            server.stop(0);
        }
        assertThat(HealthProbe.isWell(URI.create(base + "/up"))).isFalse();
    }
}
