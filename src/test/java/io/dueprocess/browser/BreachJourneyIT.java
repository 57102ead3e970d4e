package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.dueprocess.support.BreachAnswers;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SharedDemo;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.Tasklist;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A breach from the start form to the register: in phases and just in time; late; and not notified (Art. 33). */
class BreachJourneyIT {

    private static final Path PICTURES = Path.of("target/screenshots/breach");
    private static final ZoneId HOUSE = ZoneId.of("Europe/Copenhagen");
    private static final String KEY = "breach-notification";

    private static Browsers.Chromium chromium;
    private static RunningApp app;
    private static StaffClient petra;
    private static StaffClient sia;
    private static StaffClient dan;

    @BeforeAll
    static void launch() throws IOException {
        Files.createDirectories(PICTURES);
        app = SharedDemo.app();
        petra = new StaffClient(app, "petra");
        sia = new StaffClient(app, "sia");
        dan = new StaffClient(app, "dan");
        chromium = Browsers.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aBreachIsNotifiedAtHourSeventyThenCompletedAndRegistered() {
        Page page = page();
        Tasklist tasklist = Tasklist.signIn(page, app, "petra");
        String caseId = enter(tasklist, "Courier lost a tape", 70);
        describe(caseId);

        tasklist.openTask(petra.awaitTask(caseId, "UserTask_AssessSeverity"));
        assess(tasklist);
        assertThat(page.locator(".fjs-container").textContent()).contains("3 × 0.75 + 0.25 = 2.50");
        tasklist.picture(PICTURES, "assess");
        tasklist.complete();

        tasklist.openTask(petra.awaitTask(caseId, "UserTask_DecideDuties"));
        tasklist.chooseIn("decision", 0);
        tasklist.chooseIn("tellPeople", 1);
        tasklist.selectIn("notTellGround", "The risk is not high");
        tasklist.fillIn("reasons", "Customers' names on an unencrypted tape; a risk, but no high one.");
        tasklist.picture(PICTURES, "decide");
        tasklist.complete();

        tasklist.openTask(petra.awaitTask(caseId, "UserTask_PrepareNotification"));
        tasklist.choose("First report, not complete yet");
        tasklist.picture(PICTURES, "prepare");
        tasklist.complete();

        Page danPage = page();
        Tasklist danTasklist = Tasklist.signIn(danPage, app, "dan");
        danTasklist.openTask(dan.awaitTask(caseId, "UserTask_ApproveNotification"));
        assertThat(danPage.locator(".fjs-form-field-textarea textarea").allInnerTexts())
                .isNotEmpty();
        danTasklist.choose("Approve");
        danTasklist.picture(PICTURES, "approve");
        danTasklist.complete();

        tasklist.openTask(petra.awaitTask(caseId, "UserTask_FileNotification"));
        tasklist.choose("It has been filed");
        tasklist.day("Filed on", now());
        tasklist.fillIn("filedAtTime", now().format(DateTimeFormatter.ofPattern("HH:mm")));
        tasklist.fillIn("receiptNumber", "2026-31-0070");
        tasklist.selectIn("filedHow", "Through virk.dk");
        tasklist.picture(PICTURES, "file");
        tasklist.complete();

        String followUp = petra.awaitTask(caseId, "UserTask_PrepareNotification");
        assertThat(deadline(caseId).get("state").asText()).isEqualTo("MET");
        assertThat(petra.formValues(followUp)).containsEntry("earlierReceipt", "2026-31-0070");
        petra.complete(caseId, "UserTask_PrepareNotification", complete("followUpComplete"));
        dan.complete(caseId, "UserTask_ApproveNotification", Map.of("decision", "approve"));
        petra.complete(caseId, "UserTask_FileNotification", filing("2026-31-0071"));
        learn(caseId);

        page.navigate(app.url("/breaches/register"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("register.png"))
                .setFullPage(true));
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Courier lost a tape"))
                        .first()
                        .textContent())
                .contains(petra.openCase(caseId).get("reference").asText());
        page.navigate(app.url("/cases/" + caseId));
        page.locator("header.head").waitFor();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("case.png"))
                .setFullPage(true));
    }

    @Test
    void aLateBreachCannotBeFiledWithoutReasons() {
        Page page = page();
        Tasklist tasklist = Tasklist.signIn(page, app, "petra");
        String caseId = enter(tasklist, "Found after a week", 100);
        describe(caseId);
        decide(
                caseId,
                Map.of(
                        "decision",
                        "notify",
                        "tellPeople",
                        "no",
                        "notTellGround",
                        "noHighRisk",
                        "reasons",
                        "A risk, but no high one."));

        String task = petra.awaitTask(caseId, "UserTask_PrepareNotification");
        tasklist.openTask(task);
        tasklist.choose("First report, not complete yet");
        tasklist.completeRefused("The 72 hours have passed");
        tasklist.picture(PICTURES, "late-refused");
        tasklist.fillIn("delayReasons", "The service desk passed it on after four days only.");
        tasklist.complete();
        dan.complete(caseId, "UserTask_ApproveNotification", Map.of("decision", "approve"));
        petra.complete(caseId, "UserTask_FileNotification", filing("2026-31-0100"));
        petra.awaitTask(caseId, "UserTask_PrepareNotification");
        assertThat(deadline(caseId).get("state").asText()).isEqualTo("MET_LATE");
    }

    @Test
    void aBreachThatIsNotNotifiedHasASignedDecisionAndStandsInTheRegister() {
        Page page = page();
        Tasklist tasklist = Tasklist.signIn(page, app, "petra");
        String caseId = enter(tasklist, "Mail to a colleague", 3);
        describe(caseId);
        decide(
                caseId,
                Map.of(
                        "decision", "notNotify",
                        "notNotifyGround", "riskUnlikely",
                        "reasons", "The colleague deleted it unread."));
        Page danPage = page();
        Tasklist danTasklist = Tasklist.signIn(danPage, app, "dan");
        danTasklist.openTask(dan.awaitTask(caseId, "UserTask_ApproveNoNotification"));
        danTasklist.choose("Signed: a risk is unlikely");
        danTasklist.picture(PICTURES, "not-notified");
        danTasklist.complete();
        learn(caseId);
        assertThat(deadline(caseId).get("state").asText()).isEqualTo("CANCELLED");
        StaffClient max = new StaffClient(app, "max");
        HttpResponse<String> register = max.get("/breaches/register");
        assertThat(register.body()).contains("Mail to a colleague");
        assertThat(new String(max.download("/breaches/register/register.csv"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Mail to a colleague");
        assertThat(sia.get("/breaches/register").statusCode()).isEqualTo(404);
    }

    // --- steps

    private static Page page() {
        Page page = chromium.page(new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(1440, 1100)
                .setTimezoneId("UTC"));
        page.setDefaultTimeout(60_000);
        return page;
    }

    /** By the start form; the browser's own time zone is another than the organisation's. */
    private static String enter(Tasklist tasklist, String title, int hoursAgo) {
        tasklist.startProcess("Personal data breach");
        tasklist.fill("Short title", title);
        tasklist.fill("What happened", "As far as is known, a medium with customer data is gone.");
        tasklist.choose("Ours");
        tasklist.dayAndTime("awareAt", now().minusHours(hoursAgo));
        tasklist.picture(PICTURES, "entry");
        tasklist.start();
        JsonNode newest = org.awaitility.Awaitility.await(title)
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> newest(title), found -> found != null);
        return newest.get("id").asText();
    }

    private static JsonNode newest(String title) {
        return StreamSupport.stream(petra.read("/api/v1/cases").spliterator(), false)
                .filter(each -> each.get("processKey").asText().equals(KEY))
                .filter(each -> petra.openCase(each.get("id").asText())
                        .at("/content/subject")
                        .asText()
                        .equals(title))
                .findFirst()
                .orElse(null);
    }

    private static void describe(String caseId) {
        sia.complete(caseId, "UserTask_DescribeBreach", BreachAnswers.description(Map.of("subjects", 800)));
    }

    /** Financial data (3), likely to be identified (0.75), seen by a known recipient (+0.25). */
    private static void assess(Tasklist tasklist) {
        Map.of("simple", 1, "behavioural", 0, "financial", 3, "sensitive", 0, "ease", 2)
                .forEach(tasklist::chooseIn);
        Map.of("confidentiality", 1, "integrity", 0, "availability", 0, "malicious", 1)
                .forEach(tasklist::chooseIn);
        Map.of("delicate", 1, "unintelligible", 1, "overHundred", 0).forEach(tasklist::chooseIn);
        tasklist.fillIn("reasoning", "Names and account numbers; the finder is a courier.");
    }

    private static void decide(String caseId, Map<String, Object> decision) {
        petra.complete(
                caseId,
                "UserTask_AssessSeverity",
                BreachAnswers.assessment(Map.of("simple", "2", "confidentiality", "KNOWN")));
        petra.complete(caseId, "UserTask_DecideDuties", decision);
    }

    /** Everything that the template asks for. */
    private static Map<String, Object> complete(String type) {
        Map<String, Object> form = new HashMap<>();
        form.put("notificationType", type);
        form.put("documentLanguage", "en");
        form.putAll(Map.of(
                "reporterName", "Petra Holm", "reporterContact", "petra@milestone.example", "reporterRole", "a"));
        form.putAll(Map.of("dpoName", "Dan Overgaard", "dpoContact", "dan@milestone.example", "contactPoint", "a"));
        form.putAll(Map.of("othersInvolved", "b", "period", "a", "beganOn", "2026-11-22", "discoveredBy", "a"));
        form.putAll(Map.of("discovery", "The courier told us.", "natureConfidentiality", true, "disclosure", "a"));
        form.putAll(Map.of("unreadable", "a", "incident", "a", "origin", "a", "incidentText", "A tape was lost."));
        form.putAll(
                Map.of("systems", "Backup", "peopleCustomers", true, "peopleText", "Customers", "peopleKnown", "b"));
        form.putAll(Map.of("peopleNumber", 800, "dataBasic", true, "dataText", "Names", "recordsKnown", "b"));
        form.putAll(Map.of("recordsNumber", 800, "confidentialityConsequences", "Fraud", "impactFraud", true));
        form.putAll(Map.of("impactSeverity", "c", "riskOutcome", "b", "riskReasons", "Not encrypted"));
        form.putAll(
                Map.of("measuresBefore", "A contract", "measuresTaken", "A search", "measuresPlanned", "Encryption"));
        form.putAll(Map.of("told", "d", "police", "b", "otherAuthorities", "b", "crossBorder", "b"));
        return form;
    }

    private static Map<String, Object> filing(String number) {
        return Map.of(
                "decision",
                "filed",
                "filedOn",
                now().toLocalDate().toString(),
                "filedAtTime",
                now().format(DateTimeFormatter.ofPattern("HH:mm")),
                "receiptNumber",
                number,
                "filedHow",
                "virk");
    }

    private static void learn(String caseId) {
        dan.complete(caseId, "UserTask_LearnLessons", BreachAnswers.lessons());
        org.awaitility.Awaitility.await("closed")
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> petra.openCase(caseId).get("state").asText().equals("closed"));
    }

    private static JsonNode deadline(String caseId) {
        return petra.openCase(caseId).at("/deadlines/0");
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(HOUSE).truncatedTo(ChronoUnit.MINUTES);
    }
}
