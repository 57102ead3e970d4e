package io.dueprocess.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The demo's system of record that is asked over HTTP, in a place of its own: it knows nobody, and can be slow. */
final class Surveys implements AutoCloseable {

    private static final String TOKEN = "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Surveys() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The demo's data map with the surveys here: the argument of a node. */
    String dataMap(Path folder) throws IOException {
        String demo = Files.readString(Path.of("src/main/resources/datamap/milestone.yaml"));
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        Path map = folder.resolve("data-map.yaml");
        Files.writeString(map, demo.replace("${dueprocess.demo.surveys}", here));
        return "--dueprocess.data-map.file=file:" + map;
    }

    /** From now on nobody gets an answer. */
    void slow() {
        gate = new CountDownLatch(1);
    }

    void quick() {
        gate.countDown();
    }

    /** How many wait for an answer. */
    int waiting() {
        return waiting.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        waiting.incrementAndGet();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean inTime = gate.await(1, TimeUnit.MINUTES);
            String answer = exchange.getRequestURI().getPath().equals("/token") ? TOKEN : "{\"items\":[]}";
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(inTime ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public void close() {
        quick();
        server.stop(0);
        threads.shutdownNow();
    }
}
