package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.breach.BreachFacts.Cause;
import io.dueprocess.breach.BreachFacts.Duty;
import io.dueprocess.breach.BreachFacts.Level;
import io.dueprocess.breach.BreachFacts.Telling;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.document.PdfText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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

/** The register as staff see it in a browser, and who does. */
class RegisterIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final OffsetDateTime AWARE = OffsetDateTime.parse("2026-06-01T10:00:00+02:00");

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
    static void someBreaches() {
        app = new SpringApplicationBuilder(Whole.class)
                .profiles("demo")
                .run(
                        "--spring.datasource.url=jdbc:h2:mem:register-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "--server.port=0",
                        "--dueprocess.data=target/register-it",
                        "--camunda.bpm.webapp.enabled=false", // their filters start once in a JVM only
                        "--camunda.bpm.job-execution.enabled=false",
                        "--dueprocess.mail.sender-enabled=false",
                        "--dueprocess.whistleblower.rounds-enabled=false");
        String late = breach("=1+1 & <b>list</b> sent", AWARE, null, Cause.HUMAN_ERROR, Level.MEDIUM);
        store().decided(late, Duty.NOTIFY, Telling.NONE, "petra");
        store().notified(late, AWARE.plusHours(80).toInstant());
        String inTime = breach("Ransomware at the hosting provider", AWARE, null, Cause.EXTERNAL_ATTACK, Level.HIGH);
        store().decided(inTime, Duty.NOTIFY, Telling.MAIL, "petra");
        store().notified(inTime, AWARE.plusHours(30).toInstant());
        store().told(inTime, AWARE.plusHours(50).toInstant());
        files().put(
                        inTime,
                        "form",
                        BreachProcess.FORM_LESSONS + "/1",
                        Map.of("effects", "Orders out of reach for two days", "measures", "Backups tested weekly"),
                        "petra");
        String no = breach("Lost laptop, encrypted", AWARE, null, Cause.LOSS_OR_THEFT, Level.LOW);
        store().decided(no, Duty.NOT_NOTIFY, Telling.NONE, "petra");
        store().closed(no, AWARE.plusDays(9).toInstant());
        breach("Exercise in May", AWARE, Duration.ofHours(2), Cause.UNKNOWN, Level.LOW);
    }

    private static String breach(String title, OffsetDateTime aware, Duration drill, Cause cause, Level level) {
        String caseId =
                files().open(BreachProcess.KEY, BreachProcess.READERS, "petra").id();
        files().put(caseId, Breach.KIND, Breach.KIND, new Breach(title, "What happened to " + title, ""), "petra");
        store().insert(
                        caseId,
                        UUID.randomUUID().toString(),
                        BreachFacts.Channel.STAFF,
                        BreachFacts.Role.CONTROLLER,
                        drill,
                        new BreachTimes(aware.minusHours(20), null, null, aware));
        store().described(caseId, cause, 120);
        store().assessed(caseId, new BigDecimal("2.25"), level);
        return caseId;
    }

    private static CaseFiles files() {
        return app.getBean(CaseFiles.class);
    }

    private static BreachStore store() {
        return app.getBean(BreachStore.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void whoMayReadCasesIsLedToThem() {
        String page = page("petra", "/breaches/register", "en");
        assertThat(page)
                .contains(
                        "Register of data breaches",
                        "Late by 8\u00A0h",
                        "In time, after 30\u00A0h",
                        "4\u00A0Jun\u00A02026,\u00A018:00",
                        "href=\"/cases/")
                .contains("=1+1 &amp; &lt;b&gt;list&lt;/b&gt; sent")
                .doesNotContain("Exercise in May", "breach.register.");
        assertThat(page("petra", "/breaches/register?drills=true", "en"))
                .contains("Exercise in May")
                .doesNotContain("Ransomware");
        assertThat(page("petra", "/breaches/register?notified=LATE&year=&cause=&text=LIST", "en"))
                .contains("list")
                .doesNotContain("Ransomware");
        assertThat(page("petra", "/cases", "en")).contains("href=\"/breaches/register\"");
    }

    @Test
    void managersSeeRowsWithoutLinksAndExportNoTexts() {
        assertThat(page("max", "/breaches/register", "da"))
                .contains("Fortegnelse over brud", "Ransomware", "8\u00A0t. for sent")
                .doesNotContain("/cases/", "breach.register.");
        assertThat(text("max", "csv")).contains("Ransomware").doesNotContain("Orders out of reach");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sia", "wim", "admin"})
    void forAllOthersThereIsNoRegister(String user) {
        assertThat(get(user, "/breaches/register", "en").statusCode()).isEqualTo(404);
        assertThat(get(user, "/breaches/register/register.csv", "en").statusCode())
                .isEqualTo(404);
        assertThat(page(user, "/cases", "en")).doesNotContain("/breaches/register");
    }

    @Test
    void filesForTheAuthorityAreSafeAndAudited() throws IOException {
        assertThat(text("petra", "csv"))
                .contains("'=1+1", "Orders out of reach for two days", "Backups tested weekly")
                .doesNotContain("Exercise in May", "breach.register.");
        HttpResponse<byte[]> sheet = get("petra", "/breaches/register/register.xlsx?severity=HIGH", "en");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(sheet.body()))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(1);
        }
        HttpResponse<byte[]> pdf = get("petra", "/breaches/register/register.pdf", "en");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("breach-register-");
        assertThat(PdfText.of(pdf.body()))
                .contains("Ransomware", "Orders out of reach", "3 breaches", "Reasons for delay: No");
        assertThat(app.getBean(JdbcClient.class)
                        .sql("select detail from dp_audit where action = 'EXPORT' and actor = 'petra'")
                        .query(String.class)
                        .list())
                .contains("breach-register pdf breaches=3", "breach-register xlsx breaches=1");
    }

    @Test
    void aFilterThatIsNoneIsRefused() {
        assertThat(get("petra", "/breaches/register?cause=NOBODY", "en").statusCode())
                .isEqualTo(400);
    }

    private static String text(String user, String format) {
        return new String(
                get(user, "/breaches/register/register." + format, "en").body(), StandardCharsets.UTF_8);
    }

    private static String page(String user, String path, String language) {
        HttpResponse<byte[]> answer = get(user, path, language);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String user, String path, String language) {
        String key = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + app.getEnvironment().getProperty("local.server.port") + path))
                .header("Authorization", "Basic " + key)
                .header("Accept-Language", language)
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
