package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.Reporter;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SharedDemo;
import io.dueprocess.support.StreamedUpload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What reporters do at the running application, and what clients do that mean no good or break down. */
class ReporterIT {

    private static final Pattern FILE = Pattern.compile("href=\"(/report/inbox/files/[^\"?]+)[^\"]*\">([^<]+)<");

    private static RunningApp app;

    private final Reporter reporter = new Reporter(app);

    @BeforeAll
    static void start() {
        app = SharedDemo.app();
    }

    @Test
    void fromTheFormToTheInboxAndBack() {
        Map<String, String> form = reporter.form("Ærligt talt: <b>bilag</b> forsvinder ${7*7}");
        form.put("WHEN", "Since spring");
        HttpResponse<String> receipt = reporter.send(form, "note.txt", "hello", "empty.txt", "");
        String code = Reporter.code(receipt.body());
        assertThat(receipt.body())
                .contains("note.txt", "cannot be cleaned")
                .contains("empty.txt: it is empty.")
                .doesNotContain("mailto:");
        assertThat(reporter.cookies().getCookieStore().getCookies()).isEmpty();

        HttpResponse<String> notYet = reporter.urlEncoded("/report/written", Map.of("token", form.get("token")));
        assertThat(notYet.statusCode()).isEqualTo(422);
        assertThat(Reporter.code(notYet.body())).isEqualTo(code);
        HttpResponse<String> goneOn =
                reporter.urlEncoded("/report/written", Map.of("token", form.get("token"), "written", "yes"));
        assertThat(goneOn.uri().getPath()).isEqualTo("/report/inbox");
        assertThat(reporter.urlEncoded("/report/receipt", Map.of("token", form.get("token")))
                        .body())
                .as("a page found open later")
                .doesNotContain(code);

        HttpResponse<String> inbox = reporter.open(" " + code.replace(" ", "-") + " ");
        assertThat(inbox.uri().getPath()).isEqualTo("/report/inbox");
        assertThat(inbox.body()).contains("Your report", "Acknowledged", "Feedback at the latest", "note.txt");
        assertThat(reporter.write("What I forgot: Søren 🙂", "more.txt", "second")
                        .body())
                .contains("Sent.", "What I forgot: Søren 🙂", "more.txt", "Sealed original");
        assertThat(new String(download("more.txt"), StandardCharsets.UTF_8)).isEqualTo("second");

        contact(Map.of("contact", "Call 12345678"));
        assertThat(reporter.inbox()).contains("You have left contact details").doesNotContain("12345678");
        contact(Map.of("remove", "yes"));
        assertThat(reporter.inbox()).contains("You have left none");

        String token = Reporter.hidden(reporter.inbox(), "token");
        reporter.urlEncoded("/report/inbox/sign-out", Map.of("token", token));
        assertThat(reporter.inbox()).contains("Open your inbox").doesNotContain("What I forgot");
    }

    @Test
    void theFormSentTwiceIsOneReportAndTheSameCode() {
        Map<String, String> form = reporter.form("Twice");
        String code = reporter.report(form, "a.txt", "one");
        long cases = count("dp_report");
        assertThat(reporter.report(form, "a.txt", "one")).isEqualTo(code);
        assertThat(count("dp_report")).isEqualTo(cases);
        nothingIsLeftBehind();
    }

    @Test
    void aMessageSentTwiceIsOneMessage() {
        signedIn();
        String page = reporter.inbox();
        Map<String, String> message = Map.of(
                "token", Reporter.hidden(page, "token"), "key", Reporter.hidden(page, "key"), "text", "only once");
        reporter.post("/report/inbox/message", message);
        assertThat(reporter.post("/report/inbox/message", message).body()).containsOnlyOnce("only once");
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        Map<String, String> form = reporter.form(" ");
        form.put("WHERE", "Hall 3 \"east\" <i>");
        form.put("contact", "me@example.org");
        HttpResponse<String> page = reporter.send(form, "a.txt", "one");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Tell us what has happened")
                .contains("You have chosen to stay anonymous")
                .contains("Hall 3 &quot;east&quot; &lt;i&gt;", "me@example.org")
                .contains("Please choose them again");
        assertThat(Reporter.hidden(page.body(), "token")).isEqualTo(form.get("token"));

        form.put("WHAT", "x".repeat(100_001));
        form.remove("contact");
        assertThat(reporter.send(form).body()).contains("At most 100,000 characters");
        nothingIsLeftBehind();
    }

    @Test
    void whoeverIsNamedIsNotTold() {
        Map<String, String> form = reporter.form("Somebody takes bribes");
        form.put("WHO", "Everybody knows: it is Mr Dahl's doing");
        String code = reporter.report(form);
        assertThat(reporter.open(code).statusCode()).isEqualTo(200);
        String newest = jdbc().sql("select case_id from dp_case_grant group by case_id having count(*) = 1"
                        + " and max(user_id) = 'wanda' fetch first 1 rows only")
                .query(String.class)
                .single();
        assertThat(newest).isNotBlank();

        form = reporter.form("Both of them");
        form.put("mustNotHandle", "wim");
        form.put("MUST_NOT_HANDLE", "and WANDA");
        HttpResponse<String> nobody = reporter.send(form);
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body()).contains("nobody could read it impartially", "whistleblower.dk", "and WANDA");
    }

    @Test
    void aWrongCodeAndAnUnknownOneLookTheSame() {
        String code = reporter.report(reporter.form("Look alike"));
        char last = code.charAt(28) == '7' ? '8' : '7';
        HttpResponse<String> wrong = reporter.open(code.substring(0, 28) + last);
        HttpResponse<String> unknown = reporter.open("0000 0000 0000 0000 0000 0000");
        assertThat(wrong.statusCode()).isEqualTo(403).isEqualTo(unknown.statusCode());
        assertThat(withoutPass(wrong.body())).isEqualTo(withoutPass(unknown.body()));
        assertThat(reporter.open("1234").statusCode()).isEqualTo(403);
        assertThat(reporter.open("<script>").body()).doesNotContain("<script>");
    }

    @Test
    void aFormOfAnotherPageAndOneWhoseInboxHasClosedWriteNothing() {
        signedIn();
        HttpResponse<String> forged = reporter.post(
                "/report/inbox/message",
                Map.of("token", "guessed", "key", UUID.randomUUID().toString(), "text", "forged"));
        assertThat(forged.body()).contains("Your inbox had closed", "forged");
        assertThat(reporter.inbox()).doesNotContain("forged");
        reporter.cookies().getCookieStore().removeAll();
        assertThat(reporter.post(
                                "/report/inbox/message",
                                Map.of("token", "old", "key", "k", "text", "kept & carried"),
                                "a.txt",
                                "x")
                        .body())
                .contains("Your inbox had closed", "kept &amp; carried", "Please choose them again");
    }

    @Test
    void everyAnswerTellsNobodyAnything() {
        for (String path :
                new String[] {"/report", "/report/new", "/report/inbox", "/report/nothing", "/report/written"}) {
            HttpResponse<String> answer = reporter.get(path);
            assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .contains("no-store");
            assertThat(answer.headers().map()).as(path).doesNotContainKeys("last-modified", "etag", "set-cookie");
            assertThat(answer.body()).as(path).doesNotContain("<script", "<svg", "style=", "http://");
            assertThat(answer.body().replace("https://whistleblower.dk", ""))
                    .as(path)
                    .doesNotContain("https://");
        }
        assertThat(reporter.get("/report/nothing").statusCode()).isEqualTo(404);
        assertThat(reporter.get("/report/written").statusCode()).isEqualTo(405);
        assertThat(reporter.get("/report?lang=da").headers().firstValue("Set-Cookie"))
                .isEmpty();
        assertThat(reporter.get("/report?lang=da").body()).contains("Whistleblowerkanal", "/report/new?lang=da");
    }

    @Test
    void brokenBodiesAreAnsweredAndLogged() {
        long before = app.log().length();
        for (String body : new String[] {
            "garbage", "--x\r\n", "--x\r\nContent-Disposition: form-data; name=\"WHAT\"\r\n\r\nMARKER-broken"
        }) {
            HttpResponse<String> answer = reporter.send(HttpRequest.newBuilder(app.uri("/report/new"))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            // without any part it is an empty form, which is shown again; one that breaks off cannot be read
            assertThat(answer.statusCode()).as(body).isIn(400, 422);
            assertThat(answer.body()).as(body).containsAnyOf("We could not read that", "name=\"token\"");
        }
        assertThat(reporter.urlEncoded("/report/new", Map.of("WHAT", "x")).statusCode())
                .isEqualTo(400);
        assertThat(reporter.post("/report/new", Map.of()).statusCode())
                .as("a form without anything is shown again")
                .isEqualTo(422);
        assertThat(reporter.send(HttpRequest.newBuilder(app.uri("/report/inbox"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("code=%zz&text=%c3%28MARKER-broken")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.log().substring((int) before)).doesNotContain("MARKER-broken", "/report");
    }

    @Test
    void oddNamesAndManyFiles() {
        Object[] files = new Object[2 * 22];
        for (int i = 0; i < 22; i++) {
            files[2 * i] = "f" + i + ".txt";
            files[2 * i + 1] = "x";
        }
        files[0] = "../../etc/\u202egnp.exe";
        files[2] = "...";
        HttpResponse<String> receipt = reporter.send(reporter.form("Many"), files);
        assertThat(receipt.body())
                .contains("gnp.exe", "file-2", "f19.txt")
                .contains("f20.txt: more than 20 files at a time", "f21.txt: more than 20")
                .doesNotContain("etc/", "\u202e");
        reporter.open(Reporter.code(receipt.body()));
        assertThat(download("gnp.exe")).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
        nothingIsLeftBehind();
    }

    @Test
    void aLargeFileStreamsInAndLiesNowhereInClear() throws IOException {
        String marker = "MARKER-" + UUID.randomUUID();
        long size = 60L * 1024 * 1024;
        String answer = new StreamedUpload(app, reporter.form("Large"), "film.bin", size, marker).send();
        assertThat(answer).contains("film.bin");
        assertThat(clear(marker)).isEmpty();
        assertThat(clear("film.bin")).isEmpty();
        reporter.open(Reporter.code(answer));
        byte[] back = download("film.bin");
        assertThat(back.length).isEqualTo(size);
        assertThat(new String(back, 0, marker.length(), StandardCharsets.US_ASCII))
                .isEqualTo(marker);
        nothingIsLeftBehind();
    }

    @Test
    void whoBreaksOffHalfWayLeavesNothing() {
        long cases = count("dp_report");
        new StreamedUpload(app, reporter.form("Gone"), "gone.bin", 40L * 1024 * 1024, "MARKER-gone").breakOff();
        nothingIsLeftBehind();
        assertThat(count("dp_report")).isEqualTo(cases);
    }

    private void contact(Map<String, String> what) {
        Map<String, String> fields = new java.util.HashMap<>(what);
        fields.put("token", Reporter.hidden(reporter.inbox(), "token"));
        assertThat(reporter.urlEncoded("/report/inbox/contact", fields).statusCode())
                .isEqualTo(200);
    }

    private void signedIn() {
        assertThat(reporter.open(reporter.report(reporter.form("In"))).statusCode())
                .isEqualTo(200);
    }

    private byte[] download(String name) {
        Matcher link = FILE.matcher(reporter.inbox());
        while (link.find()) {
            if (link.group(2).equals(name)) {
                HttpResponse<byte[]> file = reporter.download(link.group(1));
                assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                        .startsWith("attachment");
                assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
                return file.body();
            }
        }
        throw new AssertionError("no file " + name);
    }

    /** Uploads under way, and chunks of no file. */
    private static void nothingIsLeftBehind() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count("dp_upload")).isZero());
        assertThat(jdbc().sql("select count(*) from dp_attachment_chunk where attachment_id not in"
                                + " (select id from dp_attachment)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static String withoutPass(String page) {
        return page.replaceAll("name=\"pass\" value=\"[^\"]*\"", "");
    }

    private static long count(String table) {
        return jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(SharedDemo.database());
    }

    /** Files of the data folder and the log that hold the text. */
    private static String clear(String marker) throws IOException {
        try (Stream<Path> files = Files.walk(app.data().getParent())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, marker.getBytes(StandardCharsets.UTF_8)))
                    .map(Path::toString)
                    .reduce("", String::concat);
        }
    }

    private static boolean holds(Path file, byte[] marker) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            int matched = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                matched = b == marker[matched] ? matched + 1 : b == marker[0] ? 1 : 0;
                if (matched == marker.length) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
