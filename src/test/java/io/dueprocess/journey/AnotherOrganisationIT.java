package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.document.PdfText;
import io.dueprocess.organisation.SetUp;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.DataMaps;
import io.dueprocess.support.Filing;
import io.dueprocess.support.Reporter;
import io.dueprocess.support.RunningApp;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same jar in Berlin: set up by the command, it names nobody else on any page, mail or letter. */
class AnotherOrganisationIT {

    /** Of the demo's own organisation. */
    private static final String[] ELSEWHERE = {
        "Milestone",
        "milestone",
        "Banemarksvej",
        "Copenhagen",
        "Datatilsynet",
        "whistleblower.dk",
        "Danish Data",
        "Danish Whistle"
    };

    private static final List<String> PAGES = List.of(
            "/",
            "/privacy",
            "/accessibility",
            "/requests/new",
            "/requests/status",
            "/consent",
            "/report",
            "/report/new",
            "/report/inbox",
            "/no-such-page");

    private static RunningApp app;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path logo = Files.writeString(
                folder.resolve("logo.svg"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8H0z\"/></svg>");
        Path data = folder.resolve("data");
        assertThat(SetUp.run(
                        Map.of("DUEPROCESS_DATA", data.toString()),
                        System.out,
                        System.err,
                        "--name=Müller & Söhne GmbH",
                        "--registration=HRB 12345 B",
                        "--address=Musterallee 1, 10115 Berlin",
                        "--mail=datenschutz@mueller.example",
                        "--logo=" + logo,
                        "--authority-name=Berliner Beauftragte für Datenschutz und Informationsfreiheit",
                        "--authority-address=Alt-Moabit 59-61, 10555 Berlin",
                        "--authority-website=www.datenschutz-berlin.de",
                        "--zone=Europe/Berlin",
                        "--country=DE",
                        "--keep-requests=P4Y"))
                .isTrue();
        app = RunningApp.demo(data, DataMaps.ofNobody(folder));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void noPageNamesAnotherOrganisation() {
        for (String page : PAGES) {
            for (String language : List.of("en", "da")) {
                String body = asBrowser(page + "?lang=" + language);
                assertThat(body).as(page).contains("Müller &amp; Söhne GmbH").doesNotContain(ELSEWHERE);
            }
        }
        assertThat(app.get("/?lang=en").body())
                .contains("Musterallee 1", "datenschutz@mueller.example", "Alt-Moabit 59-61", "src=\"/logo\"")
                .doesNotContain("null");
        assertThat(app.get("/privacy?lang=en").body()).contains("normally 4 years after", "downloaded for 30 days");
        assertThat(app.get("/report?lang=en").body()).contains("HinSchG", "bundesjustizamt.de");
        assertThat(app.get("/login").body()).doesNotContain(ELSEWHERE);
        HttpResponse<String> logo = app.get("/logo");
        assertThat(logo.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(logo.body()).startsWith("<svg");
    }

    @Test
    void mailsAndLetterSpeakForTheOneThatAnswers() {
        AccessCase request = AccessCase.file(app, Filing.freja()).answered();
        Awaitility.await("the answer's mail, which leaves after the case is answered")
                .atMost(Duration.ofSeconds(30))
                .until(() -> request.mails().count() > 1);
        assertThat(request.mails())
                .allSatisfy(mail ->
                        assertThat(mail.text()).contains("Müller & Söhne GmbH").doesNotContain(ELSEWHERE));
        assertThat(request.mails()).anySatisfy(mail -> assertThat(mail.text()).contains("www.datenschutz-berlin.de"));
        request.signedIn();
        String letter = request.person.answers().stream()
                .filter(answer -> answer.contains("letter") || !answer.endsWith("zip"))
                .map(answer -> request.person.download(answer))
                .filter(answer -> answer[0] == '%')
                .map(PdfText::of)
                .findFirst()
                .orElseThrow();
        assertThat(letter)
                .contains("Müller & Söhne GmbH", "HRB 12345 B", "Berliner Beauftragte für Datenschutz")
                .doesNotContain(ELSEWHERE)
                .doesNotContain("null");
    }

    @Test
    void aReportIsReceivedInItsName() {
        Reporter reporter = new Reporter(app);
        reporter.open(reporter.report(reporter.form("Something is wrong")));
        assertThat(reporter.inbox()).contains("Müller &amp; Söhne GmbH").doesNotContain(ELSEWHERE);
    }

    private static String asBrowser(String path) {
        return app.send(HttpRequest.newBuilder(app.uri(path))
                        .header("Accept", "text/html")
                        .build())
                .body();
    }
}
