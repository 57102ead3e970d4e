package io.dueprocess.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.Reporter;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SentMails;
import io.dueprocess.support.StaffClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an outsider may try who has read how web applications are broken; all at one application with few threads and little memory. */
class AttacksIT {

    private static final int THREADS = 24;
    private static final int FLOOD = 10_000;
    private static final String MARK = "INJECTED-LINE";
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=([A-F0-9]+)");

    private static RunningApp app;
    private static StaffClient petra;

    @BeforeAll
    static void start(@TempDir Path folder) {
        app = RunningApp.demoWithHeap(
                folder.resolve("data"),
                "512m",
                "--server.tomcat.threads.max=" + THREADS,
                "--dueprocess.bodies.grace=4s",
                "--dueprocess.sealed.memory-kib=64",
                "--dueprocess.sealed.passes=1",
                "--dueprocess.limits.sign-in-failures=100000",
                "--dueprocess.limits.sign-ins=100000",
                "--dueprocess.limits.submissions=100000");
        petra = new StaffClient(app, "petra");
        petra.read("/api/v1/cases");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aSessionThatSomebodyElseChoseOrKnowsIsNotTakenOver() {
        AccessCase request = AccessCase.file(app, Filing.of("Sanne Lund", "sanne.lund@nordlys.example"));
        String fields = "reference=" + request.reference() + "&code=" + request.accessCode();
        String chosen = "0123456789ABCDEF0123456789ABCDEF";
        String first = signedIn(chosen, fields);
        assertThat(first).isNotEqualTo(chosen);
        String second = signedIn(first, fields);
        assertThat(second).isNotEqualTo(first);
        assertThat(statusPage(second)).contains(request.reference());
        assertThat(statusPage(first)).doesNotContain(request.reference());
        assertThat(statusPage(chosen)).doesNotContain(request.reference());
    }

    private static String signedIn(String session, String fields) {
        String token = new PersonClient(app).token();
        String body = "_csrf=" + token + "&" + fields;
        String answer = Wire.ask(
                app,
                "POST /requests/status HTTP/1.1\r\nHost: localhost\r\nCookie: DP-XSRF=" + token + "; JSESSIONID="
                        + session + "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        Matcher made = SESSION.matcher(answer);
        assertThat(made.find()).as(answer).isTrue();
        return made.group(1);
    }

    private static String statusPage(String session) {
        return Wire.get(app, "/requests/status", "Host: localhost\r\nCookie: JSESSIONID=" + session + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/requests/new", "/requests/status", "/login", "/cases", "/report", "/no-such-page"})
    void noPageBelievesWhatTheRequestSaysOfItsAddress(String path) {
        String lies = "Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: gopher\r\n"
                + "X-Forwarded-Prefix: /evil.example\r\nForwarded: host=evil.example;proto=gopher\r\n"
                + "X-Original-URL: /actuator/env\r\nX-Rewrite-URL: /actuator/env\r\n";
        assertThat(Wire.get(app, path, lies)).startsWith("HTTP/1.1").doesNotContain("evil.example", "gopher");
    }

    @Test
    void noMailBelievesItEither() {
        String token = new PersonClient(app).token();
        String body = "_csrf=" + token + "&key=" + "k".repeat(32)
                + "&name=Host&mail=host%40nordlys.example&text=&language=en&rights=ACCESS";
        Wire.ask(
                app,
                "POST /requests/new HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nCookie: DP-XSRF="
                        + token + "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(SentMails.await(app.data(), "host@nordlys.example", 1).text())
                .contains("/requests/confirm?token=")
                .doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?next=%0d%0aX-Evil:%201",
                "/login?next=/cases%0d%0aX-Evil:%201",
                "/cases?reference=%0d%0aX-Evil:%201",
                "/?lang=da%0d%0aX-Evil:%201",
                "/requests/received?receipt=%0d%0aX-Evil:%201",
                "/requests/status/files/%0d%0aX-Evil:%201",
                "/report?lang=%0d%0aX-Evil:%201",
                "/consent/%0d%0aX-Evil:%201"
            })
    void noLineBreakReachesAHeaderOrTheLog(String target) {
        String answer = Wire.get(app, target + MARK, "Host: localhost\r\nUser-Agent: a\t" + MARK + "\r\n");
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("\nX-Evil");
        assertThat(app.log()).doesNotContain(MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/../application.yaml",
                "/css/..%2fapplication.yaml",
                "/css/%2e%2e/application.yaml",
                "/css/..%5capplication.yaml",
                "/css/....//application.yaml",
                "/css//etc/passwd",
                "/css/..;/application.yaml",
                "/desk/..%252fapplication.yaml",
                "/webjars/chart.js/4.5.1/dist/../../../../application.yaml",
                "/webjars/chart.js/..%2f..%2f..%2fapplication.yaml/dist/chart.umd.min.js",
                "/favicon.svg/../application.yaml",
                "/report/inbox/files/..%2f..%2f..%2fetc%2fpasswd",
                "/requests/status/files/..%2f..%2fetc%2fpasswd",
                "/camunda/app/tasklist/..%2f..%2f..%2fapplication.yaml",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "file:///etc/passwd",
                "http://localhost/actuator/env"
            })
    void noPathLeadsOutOfItsFolder(String target) {
        String answer = Wire.get(app, target, "Host: localhost\r\n");
        assertThat(answer).matches("(?s)HTTP/1\\.1 (200|302|400|401|404|503) .*");
        assertThat(answer).doesNotContain("datasource", "root:", "Manifest-Version", "propertySources");
    }

    @Test
    void aFileIsThereInItsOwnCaseOnly() {
        AccessCase one = AccessCase.file(app, Filing.of("Ida Krag", "ida@nordlys.example"));
        AccessCase other = AccessCase.file(app, Filing.of("Emil Krag", "emil@nordlys.example"));
        assertThat(petra.upload(one.id, "note-file", "notes.txt", "of Ida's case")
                        .statusCode())
                .isEqualTo(201);
        String href = petra.openCase(one.id).get("documents").get(0).get("href").asText();
        assertThat(petra.get(href).body()).isEqualTo("of Ida's case");
        String elsewhere = href.replace(one.id, other.id);
        assertThat(petra.get(elsewhere).statusCode()).isEqualTo(404);
        assertThat(petra.send("DELETE", elsewhere, null).statusCode()).isEqualTo(404);
        assertThat(new StaffClient(app, "wim").get(href).statusCode()).isEqualTo(404);
        assertThat(petra.get(href).statusCode()).isEqualTo(200);
    }

    @Test
    void deepJsonIsRefused() {
        AccessCase request = AccessCase.file(app, Filing.of("Dybt Ned", "dyb@nordlys.example"));
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        for (String path : List.of(
                "/api/v1/dsar/" + request.id + "/messages",
                "/api/v1/dpia/" + request.id + "/pia",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/task/x/submit-form",
                "/camunda/api/engine/engine/default/process-definition/key/dpia-approval/submit-form")) {
            assertThat(petra.send("POST", path, deep).statusCode()).as(path).isBetween(400, 422);
        }
    }

    @Test
    void filesThatUnpackToMoreThanMemoryAreTakenOrRefusedAndNothingElseSuffers() throws IOException {
        Reporter reporter = new Reporter(app);
        HttpResponse<String> answer = reporter.send(
                reporter.form("Files that are larger inside than outside"),
                "bomb.docx",
                wordBomb(),
                "bomb.png",
                pictureBomb());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 422);
        assertThat(app.get("/report").statusCode()).isEqualTo(200);
        assertThat(app.log()).doesNotContain("OutOfMemoryError");
    }

    private static byte[] wordBomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<?xml version=\"1.0\"?><Types><Default Extension=\"xml\"/>".getBytes(StandardCharsets.US_ASCII));
            byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 600; i++) {
                zip.write(blank);
            }
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    /** 60,000 by 60,000 dots, of one bit each. */
    private static byte[] pictureBomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, "IHDR", new byte[] {0, 0, (byte) 0xea, 0x60, 0, 0, (byte) 0xea, 0x60, 1, 0, 0, 0, 0});
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            byte[] blank = new byte[1 << 20];
            for (int i = 0; i < 430; i++) {
                deflate.write(blank);
            }
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        byte[] named = (type + new String(content, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        out.write(java.nio.ByteBuffer.allocate(4).putInt(content.length).array());
        out.write(named);
        out.write(java.nio.ByteBuffer.allocate(4)
                .putInt((int) checksum.getValue())
                .array());
    }

    /** More than twice as many as there are threads, on each of them a body that drips. */
    @Test
    void whoSendsSlowlyHoldsNeitherTheDoorNorHisThread() throws IOException {
        List<Wire> slow = new ArrayList<>();
        for (int i = 0; i < THREADS * 2; i++) {
            String path = List.of("/report/new", "/login", "/requests/status", "/api/v1/breaches", "/no-such-page")
                    .get(i % 5);
            String type = i % 5 == 0 ? "multipart/form-data; boundary=x" : "application/x-www-form-urlencoded";
            Wire wire = new Wire(app);
            wire.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                    + "\r\nContent-Length: 1000000\r\n\r\na");
            slow.add(wire);
            Wire heads = new Wire(app);
            heads.send("GET /report HTTP/1.1\r\nHost: localhost\r\nX-A: a");
            slow.add(heads);
        }
        for (String path : List.of("/", "/report", "/requests/new", "/login")) {
            assertThat(quick(path)).as(path).isEqualTo(200);
        }
        assertThat(petra.get("/api/v1/cases").statusCode()).isEqualTo(200);
        List<Wire> bodies = new ArrayList<>();
        for (int i = 0; i < slow.size(); i += 2) {
            bodies.add(slow.get(i));
        }
        Awaitility.await("each is answered or cut off")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    bodies.removeIf(wire -> wire.ended() || !wire.send("a"));
                    return bodies.isEmpty();
                });
        for (Wire wire : slow) {
            wire.close();
        }
        Reporter reporter = new Reporter(app);
        assertThat(reporter.report(reporter.form("After those who sent slowly")))
                .isNotEmpty();
    }

    private static int quick(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(app.uri(path))
                                    .timeout(Duration.ofSeconds(8))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError(path + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tenThousandRequestsAreAnsweredAndStaffGoOnWorking() {
        List<String> paths = List.of("/", "/report", "/requests/new", "/requests/status", "/privacy");
        HttpClient client = HttpClient.newHttpClient();
        int wrong = 0;
        for (int sent = 0; sent < FLOOD; sent += 100) {
            List<CompletableFuture<HttpResponse<String>>> burst = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                burst.add(client.sendAsync(
                        HttpRequest.newBuilder(app.uri(paths.get(i % paths.size())))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            if (sent % 2_000 == 0) {
                assertThat(petra.get("/api/v1/cases").statusCode()).isEqualTo(200);
            }
            for (CompletableFuture<HttpResponse<String>> answer : burst) {
                HttpResponse<String> page = answer.join();
                wrong += page.statusCode() == 200 && page.body().contains("<main") ? 0 : 1;
            }
        }
        assertThat(wrong).isZero();
        assertThat(app.log()).doesNotContain("OutOfMemoryError");
    }

    @Test
    void whateverIsSentToThePublicPagesIsNoFaultOfOurs() {
        Fuzz fuzz = new Fuzz(app, 20_261_126, Duration.ofSeconds(12));
        assertThat(fuzz.run()).isEmpty();
        assertThat(fuzz.sent()).isGreaterThan(300);
        assertThat(app.log()).doesNotContain(Fuzz.MARK);
    }

    @Test
    void whatAFormIsGivenBackIsText() {
        String hostile = "${7*7}#{7*7}\"><script>" + MARK;
        for (String path : List.of(
                "/login?next=",
                "/requests/confirm?token=",
                "/requests/received?receipt=",
                "/consent/",
                "/report?lang=")) {
            HttpResponse<String> page = app.get(path + URLEncoder.encode(hostile, StandardCharsets.UTF_8));
            assertThat(page.body()).as(path).doesNotContain("<script>" + MARK, "4949");
        }
        PersonClient person = new PersonClient(app);
        assertThat(person.post("/requests/status", Map.of("reference", hostile, "code", hostile))
                        .body())
                .doesNotContain("<script>" + MARK, "4949");
    }
}
