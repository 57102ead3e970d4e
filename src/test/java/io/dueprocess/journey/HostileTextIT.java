package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.document.PdfText;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SharedDemo;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** What looks like code, or is written in another script, is text in every field, and is shown as it was typed. */
class HostileTextIT {

    private static final String CODE =
            "<script>alert(1)</script> ${7*7} #{7*7} [[${7*7}]] [(${7*7})] {{7*7}} {reference} %s &amp; \" ' \\u0041";
    private static final String HOSTILE = "Ærø Ångström 😀 مرحبا " + CODE + " end";
    private static final String EVALUATED = "49";
    private static final String FILE = "Ærø 😀 مرحبا ${7 7} #{7 7} [[1]] {{7}} & ' end.txt";

    private static RunningApp app;
    private static AccessCase request;

    /** Answered, with the text in every field on the way. */
    @BeforeAll
    static void answered() {
        app = SharedDemo.app();
        Filing filing = Filing.of(HOSTILE, "${7*7}#{7*7}{{7*7}}@nordlys.example")
                .withText(HOSTILE)
                .withRights("ACCESS", "PORTABILITY")
                .withFile(FILE, HOSTILE);
        request = AccessCase.file(app, filing).confirmed().signedIn();
        assertThat(request.person.write(HOSTILE, FILE, HOSTILE).statusCode()).isEqualTo(200);
        String api = "/api/v1/dsar/" + request.id;
        request.petra.done("POST", api + "/messages", Map.of("text", HOSTILE));
        request.petra.done("POST", api + "/extension", Map.of("months", 1, "reason", HOSTILE));
        request.petra.complete(
                request.id,
                AccessCase.TRIAGE,
                Map.of(
                        "rightAccess",
                        true,
                        "somethingElse",
                        true,
                        "relation",
                        "other",
                        "decision",
                        "act",
                        "identityNote",
                        HOSTILE,
                        "triageNote",
                        HOSTILE));
        request.petra.complete(request.id, "UserTask_CarryOutRight", Map.of("done", HOSTILE, "tellPerson", HOSTILE));
        request.petra.complete(request.id, AccessCase.REVIEW, Map.of("reviewed", true, "personNote", HOSTILE));
        request.dan.complete(request.id, AccessCase.APPROVE, Map.of("decision", "return", "comment", HOSTILE));
        String review = request.petra.awaitTask(request.id, AccessCase.REVIEW);
        assertThat(request.petra.formValues(review))
                .containsEntry("returnedWith", HOSTILE)
                .containsEntry("personNote", HOSTILE)
                .containsEntry("casePerson", HOSTILE + " <${7*7}#{7*7}{{7*7}}@nordlys.example>");
        request.reviewed().approved().awaitClosed();
    }

    @Test
    void thePersonSeesItAsTyped() {
        String page = request.person.status();

        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        String text = HtmlUtils.htmlUnescape(page);
        assertThat(occurrences(text, HOSTILE)).as("own message, reply, outcome").isGreaterThanOrEqualTo(3);
        assertThat(occurrences(text, FILE)).isEqualTo(2);
    }

    @Test
    void theFormShowsItAgain() {
        Filing wrong = Filing.of(HOSTILE, HOSTILE).withText(HOSTILE).withFile(HOSTILE, "");

        HttpResponse<String> page = new PersonClient(app).send(wrong);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).doesNotContain("<script>alert");
        assertThat(occurrences(HtmlUtils.htmlUnescape(page.body()), HOSTILE)).isEqualTo(3);
    }

    @Test
    void staffSeeItAsTyped() {
        JsonNode document = request.petra.openCase(request.id);

        assertThat(document.at("/content/subject").asText()).isEqualTo(HOSTILE);
        assertThat(document.at("/content/messages").findValuesAsText("text")).contains(HOSTILE, HOSTILE, HOSTILE);
        assertThat(document.get("documents").findValuesAsText("name")).contains(FILE);
        assertThat(document.get("history").findValuesAsText("value")).contains(HOSTILE);
        String upload = document.get("documents").get(0).get("href").asText();
        assertThat(request.petra.get(upload).body()).isEqualTo(HOSTILE);
    }

    @Test
    void theMailsSayItAsTyped() {
        List<String> texts =
                request.mails().map(mail -> mail.text().replaceAll("\\s+", " ")).toList();

        assertThat(texts).anySatisfy(text -> assertThat(text).contains(HOSTILE));
        assertThat(texts).noneSatisfy(text -> assertThat(text).contains(EVALUATED + " end"));
    }

    /** Arabic is laid out from right to left, so that what is copied out of it comes in another order. */
    @Test
    void theLetterSaysItAsTyped() {
        List<byte[]> files =
                request.person.answers().stream().map(request.person::download).toList();
        String letter = files.stream()
                .filter(file -> new String(file, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-"))
                .map(PdfText::of)
                .findFirst()
                .orElseThrow();

        assertThat(files)
                .as("the letter with the data, the data, the letter about what was done")
                .hasSize(3);
        for (String word :
                "Ærø Ångström <script>alert(1)</script> ${7*7} #{7*7} [[${7*7}]] {{7*7}} {reference} %s &amp;"
                        .split(" ")) {
            assertThat(occurrences(letter, word)).as(word).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void anAnswerIsNotThereForSomebodyElse() {
        String answer = request.person.answers().get(0);
        AccessCase other = AccessCase.file(app, Filing.of("Nysgerrig", "nysgerrig@nordlys.example"))
                .signedIn();

        assertThat(other.person.get(answer).statusCode()).isEqualTo(404);
        assertThat(new PersonClient(app).get(answer).body()).contains("Follow your case");
    }

    private static int occurrences(String text, String wanted) {
        return text.split(java.util.regex.Pattern.quote(wanted), -1).length - 1;
    }
}
