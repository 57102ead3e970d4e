package io.dueprocess.datamap.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;

/**
 * The demo's sixth system: surveys, asked and changed over HTTP and JSON. On the loopback address and a port that is free;
 * the property {@value #ADDRESS} says which. Its rows are in a file, so they outlive it.
 */
@Component
@Profile("demo")
@DependsOn("demoSystems")
public class DemoSurveys implements InitializingBean, DisposableBean {

    /** Base address, for the data map. */
    public static final String ADDRESS = "dueprocess.demo.surveys";

    private static final int THREADS = 4;

    private final Path data;
    private final ConfigurableEnvironment environment;
    private HttpServer server;
    private ExecutorService threads;
    private JdbcConnectionPool rows;

    static {
        // else the JDK's server waits 40 ms for an acknowledgement before it sends an answer's second part
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public DemoSurveys(@Value("${dueprocess.data}") Path data, ConfigurableEnvironment environment) {
        this.data = data;
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        Path file = data.resolve("systems").resolve("surveys").toAbsolutePath();
        rows = JdbcConnectionPool.create("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE", "writer", "writer");
        rows.setMaxConnections(THREADS);
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "demo-surveys");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        DemoTokens tokens = new DemoTokens();
        server.createContext("/token", tokens);
        for (DemoResource resource : DemoResource.all(rows)) {
            server.createContext(resource.path(), tokens.guard(resource));
        }
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        environment.getPropertySources().addFirst(new MapPropertySource("demo-surveys", Map.of(ADDRESS, url)));
    }

    @Override
    public void destroy() {
        server.stop(0);
        threads.shutdownNow();
        rows.dispose();
    }
}
