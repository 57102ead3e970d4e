package io.dueprocess.dpia;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.document.PdfText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register of processing activities as staff see it, who does, and the way from it to an assessment. */
class ActivityRegisterIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PAGE = "/processing-activities";

    private static ConfigurableApplicationContext app;

    /** Not annotated as a configuration, so that no other test finds it. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("io.dueprocess")
    @ComponentScan(
            basePackages = "io.dueprocess",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(IT|Test|EngineApp|DueProcessApplication)(\\$.*)?"))
    static class Whole {}

    @BeforeAll
    static void start() {
        app = new SpringApplicationBuilder(Whole.class)
                .profiles("demo")
                .run(
                        "--spring.datasource.url=jdbc:h2:mem:activities-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "--server.port=0",
                        "--dueprocess.data=target/activities-it",
                        "--camunda.bpm.webapp.enabled=false", // their filters start once in a JVM only
                        "--camunda.bpm.job-execution.enabled=false",
                        "--dueprocess.mail.sender-enabled=false",
                        "--dueprocess.whistleblower.rounds-enabled=false");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void showsWhatIsRecordedAndWhatIsNot() {
        assertThat(page("petra", PAGE, "en"))
                .contains(
                        "Surveillance of our premises",
                        "visitors, employees",
                        "EU standard contractual clauses",
                        "Not assessed",
                        "Start an assessment")
                .doesNotContain("dpia.register.");
        assertThat(page("petra", PAGE, "da"))
                .contains("Overvågning af vores lokaler", "Lukket", "Databeskyttelsesrådgiver")
                .doesNotContain("dpia.register.");
        assertThat(page("petra", "/cases", "en")).contains("href=\"/processing-activities\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dan", "max", "lea", "sia"})
    void whoDoesNotWriteAssessmentsReadsAndBeginsNone(String user) {
        assertThat(page(user, PAGE, "en")).contains("Marketing").doesNotContain("Start an assessment");
        assertThat(begin(user, "events").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wim", "admin"})
    void forAllOthersThereIsNoRegister(String user) {
        for (String path : new String[] {PAGE, PAGE + "/register.csv", "/api/v1" + PAGE + "/marketing/gate"}) {
            assertThat(get(user, path, "en").statusCode()).as(path).isEqualTo(404);
        }
        assertThat(page(user, "/cases", "en")).doesNotContain(PAGE);
    }

    @Test
    void anAssessmentBeginsOnceWithWhatTheMapKnows() {
        HttpResponse<byte[]> begun = begin("bo", "marketing");
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(begun.headers().firstValue("Location").orElseThrow()).contains("/cases/");
        HttpResponse<byte[]> again = begin("bo", "marketing");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(new String(again.body(), StandardCharsets.UTF_8)).contains("role=\"alert\"");
        assertThat(begin("bo", "nothing").statusCode()).isEqualTo(404);

        assertThat(page("max", PAGE, "en")).contains("Version 1 is under way", "href=\"/cases/");
        assertThat(page("bo", "/api/v1" + PAGE + "/marketing/gate", "en")).contains("\"open\":false", "under-way");
    }

    @Test
    void filesForTheAuthorityAreAudited() {
        assertThat(PdfText.of(get("dan", PAGE + "/register.pdf", "en").body()))
                .contains("Milestone Systems A/S", "Surveillance of our premises", "Kept for: 30 days");
        assertThat(page("dan", PAGE + "/register.csv", "da")).contains("Behandlingsaktivitet");
        assertThat(app.getBean(JdbcClient.class)
                        .sql("select detail from dp_audit where action = 'EXPORT' and actor = 'dan'")
                        .query(String.class)
                        .list())
                .contains("processing-register pdf activities=15", "processing-register csv activities=15");
    }

    private static String page(String user, String path, String language) {
        HttpResponse<byte[]> answer = get(user, path, language);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String user, String path, String language) {
        return send(request(user, path).header("Accept-Language", language).GET());
    }

    private static HttpResponse<byte[]> begin(String user, String activity) {
        return send(request(user, PAGE + "/" + activity + "/assessment").POST(BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(String user, String path) {
        String key = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + app.getEnvironment().getProperty("local.server.port") + path))
                .header("Authorization", "Basic " + key);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
