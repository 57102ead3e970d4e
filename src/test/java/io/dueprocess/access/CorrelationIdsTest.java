package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** In a Tomcat like the application's, with a servlet that logs and fails. */
class CorrelationIdsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>() {

        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing(); // what the thread knows now
            super.append(line);
        }
    };
    private static final String SENT = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static WebServer server;

    /** Says that it was there, then fails. */
    private static final class Failing extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            LoggerFactory.getLogger(CorrelationIdsTest.class).warn("here");
            throw new ServletException("on purpose");
        }
    }

    @BeforeAll
    static void start() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install(); // Tomcat's own lines, as in the application
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
        tomcat.addEngineValves(new CorrelationIds());
        server = tomcat.getWebServer(
                context -> context.addServlet("failing", new Failing()).addMapping("/*"));
        server.start();
        LINES.start();
        root().addAppender(LINES);
    }

    @AfterAll
    static void stop() {
        root().detachAppender(LINES);
        server.stop();
        SLF4JBridgeHandler.uninstall();
    }

    @BeforeEach
    void forget() {
        LINES.list.clear();
    }

    @Test
    void everyLineOfARequestBearsTheIdThatItsAnswerNames() throws Exception {
        String id = get("/cases").headers().firstValue(CorrelationIds.HEADER).orElseThrow();
        assertThat(id).hasSize(36);
        assertThat(ids()).as("ours, and Tomcat's of the failure").hasSize(2).containsOnly(id);
        assertThat(get("/cases").headers().firstValue(CorrelationIds.HEADER))
                .isPresent()
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {SENT, "4bf92f35-77b3-4da6-a3ce-929d0e0e4736"})
    void aWellFormedIdIsTaken(String sent) throws Exception {
        assertThat(get("/cases", CorrelationIds.HEADER, sent).headers().firstValue(CorrelationIds.HEADER))
                .contains(sent);
        assertThat(ids()).containsOnly(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"freja.lindqvist@nordlys.example", "1", SENT + "0", SENT + ",x", "${jndi:ldap://x}", "<b>"})
    void anythingElseIsNot(String sent) throws Exception {
        String id = get("/cases", CorrelationIds.HEADER, sent)
                .headers()
                .firstValue(CorrelationIds.HEADER)
                .orElseThrow();
        assertThat(id).hasSize(36).isNotEqualTo(sent);
        assertThat(ids()).containsOnly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/report", "/report/new", "/report;x=1/inbox", "/requests/../report", "/%72eport"})
    void aReportersRequestHasNone(String path) throws Exception {
        HttpResponse<String> answer = get(path, CorrelationIds.HEADER, SENT);
        assertThat(answer.headers().firstValue(CorrelationIds.HEADER)).isEmpty();
        assertThat(LINES.list).isNotEmpty();
        assertThat(LINES.list.stream().map(ILoggingEvent::getMDCPropertyMap)).allMatch(Map::isEmpty);
    }

    private static List<String> ids() {
        return LINES.list.stream()
                .map(line -> line.getMDCPropertyMap().get(CorrelationIds.FIELD))
                .toList();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path));
        HttpRequest asked = (headers.length == 0 ? request : request.headers(headers)).build();
        HttpResponse<String> answer = CLIENT.send(asked, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(500);
        return answer;
    }
}
