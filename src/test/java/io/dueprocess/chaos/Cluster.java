package io.dueprocess.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.Site;
import io.dueprocess.support.UnpackedApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** What {@code ops/cluster/cluster.sh} starts, with the demo's people and systems, on ports that are free. */
final class Cluster implements AutoCloseable {

    private static final Path SCRIPT = Path.of("ops/cluster/cluster.sh").toAbsolutePath();

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Integer> ports = freePorts(9);

    /** @param arguments of each node */
    Cluster(Path home, List<String> arguments) throws IOException {
        this.home = home.toAbsolutePath();
        FileSystemUtils.deleteRecursively(this.home);
        Files.createDirectories(this.home);
        Path classes = Files.write(
                this.home.resolve("classes"),
                UnpackedApp.command(Path.of("target/due-process.jar").toAbsolutePath()));
        environment.put("CLUSTER_HOME", this.home.toString());
        environment.put("CLUSTER_CLASSES", "@" + classes);
        environment.put("CLUSTER_HEAP", "768m");
        environment.put("CLUSTER_ARGUMENTS", String.join(" ", arguments));
        environment.put("DEMO", "true");
        environment.put("PORTAL_PORT", ports.get(0).toString());
        environment.put("STAFF_PORT", ports.get(1).toString());
        environment.put("PUBLIC_NODE_PORT", ports.get(2).toString());
        environment.put("STAFF1_NODE_PORT", ports.get(3).toString());
        environment.put("STAFF2_NODE_PORT", ports.get(4).toString());
        environment.put("DATABASE_PORT", ports.get(5).toString());
        environment.put("PUBLIC_MANAGEMENT_PORT", ports.get(6).toString());
        environment.put("STAFF1_MANAGEMENT_PORT", ports.get(7).toString());
        environment.put("STAFF2_MANAGEMENT_PORT", ports.get(8).toString());
    }

    /** Ends what an earlier run left there, if it did. */
    static void end(Path home) throws Exception {
        if (Files.exists(home.resolve("settings"))) {
            ProcessBuilder script = new ProcessBuilder("bash", SCRIPT.toString(), "down").inheritIO();
            script.environment().put("CLUSTER_HOME", home.toString());
            assertThat(script.start().waitFor()).isZero();
        }
    }

    Path home() {
        return home;
    }

    /** For all that start from now on. */
    void set(String variable, String value) {
        environment.put(variable, value);
    }

    void up() throws Exception {
        assertThat(run("up")).as(log()).isZero();
        trust(home.resolve("secrets/tls.crt"));
    }

    /** {@code kill -9} of a node; an immediate shutdown of the database. */
    void kill(String name) {
        assertThat(run("kill", name)).as(log()).isZero();
    }

    /** Returns when it is healthy. */
    void start(String name) {
        assertThat(run("start", name)).as(log()).isZero();
    }

    /** Whether {@code verify-audit} finds all chains intact. */
    boolean auditIsIntact() {
        return run("run", "verify-audit") == 0;
    }

    Site portal() {
        return path -> URI.create("https://localhost:" + ports.get(0) + path);
    }

    Site staff() {
        return path -> URI.create("https://localhost:" + ports.get(1) + path);
    }

    /** The database as the staff nodes see it; each statement on a connection of its own. */
    JdbcClient rows() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL("jdbc:postgresql://127.0.0.1:" + ports.get(5) + "/dueprocess");
        database.setUser("dueprocess");
        try {
            database.setPassword(
                    Files.readString(home.resolve("secrets/DB_PASSWORD")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JdbcClient.create(database);
    }

    /** The script's exit code; what it says goes to its log. */
    private int run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment().putAll(environment);
        script.redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.resolve("script.log").toFile()));
        try {
            Process process = script.start();
            assertThat(process.waitFor(8, TimeUnit.MINUTES)).as(log()).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String log() {
        return "see " + home.resolve("script.log");
    }

    @Override
    public void close() {
        assertThat(run("down")).as(log()).isZero();
    }

    /** The cluster's own certificate, for all clients of this JVM: no other site is called by it. */
    private static void trust(Path certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "cluster", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        SSLContext.setDefault(context);
    }

    /** All held at once, so that they differ. */
    static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            List<Integer> free =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
