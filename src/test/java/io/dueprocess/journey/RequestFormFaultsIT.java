package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.RawHttp;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SentMails;
import io.dueprocess.support.SharedDemo;
import io.dueprocess.support.StaffClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** What people do to the public forms, by mistake or on purpose. */
class RequestFormFaultsIT {

    private static final int LONGEST_TEXT = 100_000;
    private static final int MEGABYTE = 1024 * 1024;
    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final RunningApp app = SharedDemo.app();
    private final PersonClient person = new PersonClient(app);

    @Test
    void eachBadFileIsNamedAndEverythingTypedIsKept() {
        Filing filing = Filing.of("Bodil Fejl", "bodil@nordlys.example")
                .withText("A text that took an hour.")
                .withFile("nothing.txt", "")
                .withFile("tool.exe", "MZ")
                .withFile("letter.pdf", "just words")
                .withFile("scan.txt", new byte[10 * MEGABYTE + 1])
                .withFile("good.pdf", PDF);

        HttpResponse<String> page = person.send(filing);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(HtmlUtils.htmlUnescape(page.body()))
                .contains("The file “nothing.txt” is empty.")
                .contains("The file “tool.exe” has a name that we cannot accept.")
                .contains("The content of the file “letter.pdf” does not match its name.")
                .contains("The file “scan.txt” is too large. A file can be at most 10 MB.")
                .doesNotContain("“good.pdf”")
                .contains("Please choose them again.")
                .contains("value=\"Bodil Fejl\"")
                .contains("value=\"bodil@nordlys.example\"")
                .contains("A text that took an hour.");
    }

    @Test
    void aFileOfFiftyMegabytesIsNamedAndABodyBeyondTheBoundGetsAPage() {
        Filing filing = Filing.of("Bodil Fejl", "bodil@nordlys.example").withText("Kept.");

        HttpResponse<String> large = person.send(filing.withFile("film.txt", new byte[50 * MEGABYTE]));
        HttpResponse<String> tooLarge = person.send(filing.withFile("film.txt", new byte[61 * MEGABYTE]));

        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("“film.txt” is too large", "Kept.");
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("That was too much at once");
    }

    @Test
    void aHundredThousandCharactersAreTakenAndOneMoreIsNot() {
        Filing filing = Filing.of("Lange Leif", "leif@nordlys.example");

        HttpResponse<String> tooLong = person.send(filing.withText("æ".repeat(LONGEST_TEXT) + "!"));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(HtmlUtils.htmlUnescape(tooLong.body()))
                .contains("href=\"#text\"")
                .contains("The text is too long: at most 100,000 characters; yours has 100,001.")
                .contains("æ".repeat(LONGEST_TEXT) + "!");

        AccessCase taken = AccessCase.file(app, filing.withText("æ".repeat(LONGEST_TEXT)));
        assertThat(taken.petra.openCase(taken.id).toString()).contains("æ".repeat(LONGEST_TEXT));
        String triage = taken.petra.awaitTask(taken.id, AccessCase.TRIAGE);
        assertThat(taken.petra.formValues(triage)).containsEntry("requestText", "æ".repeat(LONGEST_TEXT));
    }

    @Test
    void aDoubleClickMakesOneCaseAndOneMail() {
        Filing filing = Filing.of("Dorte Dobbelt", "dorte@nordlys.example");
        PersonClient other = new PersonClient(app);
        person.token();
        other.token();
        StaffClient petra = new StaffClient(app, "petra");
        int before = petra.read("/api/v1/cases?limit=200").size();

        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> person.file(filing));
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> other.file(filing));

        assertThat(first.join()).isEqualTo(second.join()).isEqualTo(person.file(filing));
        assertThat(petra.read("/api/v1/cases?limit=200").size()).isEqualTo(before + 1);
        petra.awaitTask(petra.caseId(first.join()), AccessCase.TRIAGE);
        SentMails.await(app.data(), filing.mail(), 1);
        assertThat(SentMails.to(app.data(), filing.mail())).hasSize(1);
    }

    @Test
    void aFormWithoutItsTokenGetsAPageThatSaysWhy() {
        for (String token : List.of("", "of-yesterday")) {
            HttpResponse<String> request = person.send(Filing.freja(), token);
            assertThat(request.statusCode()).isEqualTo(403);
            assertThat(request.body()).contains("The form had been open for too long", "Nothing was stored.");
        }
        HttpResponse<String> signIn = person.text(HttpRequest.newBuilder(app.uri("/requests/status"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("reference=DP-7K3M-Q2XA&code=x")));
        assertThat(signIn.statusCode()).isEqualTo(403);
        assertThat(signIn.body()).contains("The form had been open for too long");
    }

    @Test
    void whoHasNotBothReferenceAndCodeLearnsNothing() {
        AccessCase own = AccessCase.file(app, Filing.of("Ejer", "ejer@nordlys.example"));
        AccessCase others = AccessCase.file(app, Filing.of("Anden", "anden@nordlys.example"));
        String wrongCode = own.accessCode().replaceAll("[A-Z0-9]{5}$", "AAAAA");

        List<String> answers = List.of(
                refusal("DP-9999-9999", own.accessCode()),
                refusal(own.reference(), wrongCode),
                refusal(own.reference(), others.accessCode()),
                refusal(own.reference(), ""));

        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains("Reference and access code do not belong together.");
        assertThat(person.signIn(own.reference(), own.accessCode()).body()).contains(own.reference());
    }

    /** The page, less what was typed. */
    private String refusal(String reference, String code) {
        HttpResponse<String> page = person.signIn(reference, code);
        assertThat(page.statusCode()).isEqualTo(403);
        return page.body().replace(reference, "");
    }

    @Test
    void aConfirmationLinkWorksOnceAndForATime() {
        AccessCase used = AccessCase.file(app, Filing.of("Bruger", "bruger@nordlys.example"));
        AccessCase late = AccessCase.file(app, Filing.of("Sen", "sen@nordlys.example"));
        String link = used.acknowledgement().find("(http\\S+/requests/confirm\\S+)");
        String lateLink = late.acknowledgement().find("(http\\S+/requests/confirm\\S+)");
        JdbcClient.create(SharedDemo.database())
                .sql("update dp_dsar_request set mail_token_expires = current_timestamp where case_id = ?")
                .param(late.id)
                .update();

        assertThat(person.confirm(link).body()).contains("Thank you, your address is confirmed");
        assertThat(person.confirm(link).body()).contains("Your address was confirmed before");
        assertThat(person.confirm(lateLink).body()).contains("This link no longer works");
        assertThat(person.confirm(link + "x").body()).contains("This link no longer works");
        String triage = late.petra.awaitTask(late.id, AccessCase.TRIAGE);
        assertThat(late.petra.formValues(triage).get("mailState")).contains("Not confirmed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/requests/new?lang=%FF%FE",
                "/requests/received?receipt=%C3%28",
                "/requests/status/files/%FF",
                "/requests/status/files/%ZZ",
                "/requests/%E0%80%AF",
                "/requests/new?key=%",
                "/requests/new?%00=%u0041",
                "/requests/%2e%2e%2fetc",
                "/requests/new;a=b",
                "/requests/new\\..\\x"
            })
    void brokenEncodingsAreNoFaultOfOurs(String target) {
        String answer = RawHttp.get(app, target);

        assertThat(answer)
                .matches("(?s)HTTP/1\\.1 (200|30[23]|40[04]) .*")
                .doesNotContain("io.dueprocess", "Exception");
    }

    @Test
    void formsInBrokenEncodingsGetAPage() {
        for (String body : List.of("reference=%FF%FE&code=%C3%28", "reference=%ZZ", "reference=a%", "%=%&=&&")) {
            String answer =
                    RawHttp.post(app, "/requests/status", person.token(), "_csrf=" + person.token() + "&" + body);

            assertThat(answer).as(body).matches("(?s)HTTP/1\\.1 40[03] .*").contains("<main");
        }
    }

    @Test
    void theApiRefusesInJsonWithoutItsInsides() {
        StaffClient petra = new StaffClient(app, "petra");
        String caseId = AccessCase.file(app, Filing.of("Api", "api@nordlys.example")).id;
        String messages = "/api/v1/dsar/" + caseId + "/messages";

        HttpResponse<String> form = app.send(petra.request(messages)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("text=hello"))
                .build());
        problem(form, 415);
        problem(petra.sendSigned("POST", messages, "{\"text\": "), 400);
        problem(petra.sendSigned("POST", messages, "[]"), 400);
        problem(petra.sendSigned("POST", messages, Map.of()), 400);
        problem(petra.sendSigned("POST", messages, Map.of("text", " ")), 422);
        problem(petra.sendSigned("POST", messages, Map.of("text", "x".repeat(LONGEST_TEXT + 1))), 400);
        problem(petra.sendSigned("DELETE", messages, null), 405);
        problem(petra.sendSigned("POST", "/api/v1/cases/" + caseId + "/attachments", Map.of()), 415);
        problem(petra.sendSigned("GET", "/api/v1/cases?limit=many", null), 400);
    }

    private static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("trace", "Exception", "\tat ", "io.dueprocess");
    }

    /** From an address of its own, so that no other test has to wait. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whoGuessesHasToWait() {
        String answer = guess();
        for (int i = 0; i < 12 && answer.startsWith("HTTP/1.1 403"); i++) {
            answer = guess();
        }

        assertThat(answer).startsWith("HTTP/1.1 429").containsPattern("Retry-After: [1-9]\\d{0,2}\r\n");
        assertThat(answer).contains("Too many attempts. To protect your data you can try again in");
    }

    private String guess() {
        String form = "_csrf=" + person.token() + "&reference=DP-9999-9999&code=AAAAA-AAAAA-AAAAA-AAAAA";
        return RawHttp.postFrom("127.0.0.9", app, "/requests/status", person.token(), form);
    }
}
