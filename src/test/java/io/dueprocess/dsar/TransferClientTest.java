package io.dueprocess.dsar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dueprocess.dsar.DsarTransfers.TransferFailed;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real HTTPS server, and the addresses that nothing is sent to. */
class TransferClientTest {

    private static final byte[] COPY = "{\"name\":\"Freja ${7*7} æ\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static SSLSocketFactory trusting;

    private static final List<String> SEEN = new ArrayList<>();
    private static volatile int status = 201;
    private static volatile byte[] body;

    @BeforeAll
    static void start() throws Exception {
        Path store = folder.resolve("server.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "made-up")
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assertThat(made).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "made-up".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "made-up".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        trusting = context.getSocketFactory();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", TransferClientTest::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        body = exchange.getRequestBody().readAllBytes();
        SEEN.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                + exchange.getRequestHeaders().getFirst("Content-Digest"));
        exchange.getResponseHeaders()
                .set("Location", "https://localhost:" + server.getAddress().getPort() + "/b");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void begin() {
        SEEN.clear();
        status = 201;
    }

    private static URI at(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/import?x=1");
    }

    private static TransferClient allowing(String... hosts) {
        return new TransferClient(Set.of(hosts), trusting);
    }

    @Test
    void theCopyArrivesWithDigestAndKey() {
        TransferClient.Taken taken = allowing("localhost").push(at("localhost"), "key-1", COPY);
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.sha256()).hasSize(64);
        assertThat(body).isEqualTo(COPY);
        assertThat(SEEN)
                .singleElement()
                .asString()
                .startsWith("POST /import?x=1 key-1 sha-256=:")
                .endsWith(":");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 400, 429, 500})
    void anythingButYesIsAFailureAndNoRedirectIsFollowed(int answer) {
        status = answer;
        assertThatThrownBy(() -> allowing("localhost").push(at("localhost"), "key", COPY))
                .isInstanceOf(TransferFailed.class)
                .hasMessage("status-" + answer);
        assertThat(SEEN).hasSize(1);
    }

    @Test
    void ourOwnNetworkIsNotReached() {
        assertThatThrownBy(() -> allowing().push(at("localhost"), "key", COPY))
                .isInstanceOf(TransferFailed.class)
                .hasMessage("not-public");
        assertThat(SEEN).isEmpty();
    }

    @Test
    void aServerThatShowsAnothersNameGetsNothing() {
        assertThatThrownBy(() -> allowing("127.0.0.1").push(at("127.0.0.1"), "key", COPY))
                .isInstanceOf(TransferFailed.class)
                .hasMessageContaining("SSL");
        assertThat(SEEN).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1"
            })
    void addressesOfNoPublicNetworkAreKnown(String address) throws Exception {
        assertThat(PublicSockets.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "130.225.0.1", "192.1.2.3", "2606:4700::1", "2a00:1450::1", "2001:878::1"})
    void publicOnesToo(String address) throws Exception {
        assertThat(PublicSockets.isPublic(InetAddress.getByName(address))).isTrue();
    }
}
