package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.DpiaAnswers;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.Tasklist;
import io.dueprocess.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A processing from the start form to its decision, and to the review that begins by itself (Art. 35, 36). */
class DpiaJourneyIT {

    private static final Path PICTURES = Path.of("target/screenshots/dpia");
    private static final String KEY = "dpia-approval";
    private static final int[] LOW = {2, 1};
    private static final int[] MEDIUM = {2, 2};
    private static final int[] HIGH = {3, 3};
    private static final int[] MAXIMUM = {4, 4};

    @TempDir
    private static Path folder;

    private static JdbcClient jdbc;
    private static RunningApp app;
    private static Browsers.Chromium chromium;
    private static StaffClient bo;
    private static StaffClient dan;
    private static StaffClient max;
    private static StaffClient petra;

    @BeforeAll
    static void launch() throws Exception {
        Files.createDirectories(PICTURES);
        PGSimpleDataSource database = TestDatabases.emptyPostgres();
        jdbc = JdbcClient.create(database);
        app = RunningApp.demoOnPostgres(
                Files.createDirectory(folder.resolve("data")), database.getURL(), "postgres", "none");
        bo = new StaffClient(app, "bo");
        dan = new StaffClient(app, "dan");
        max = new StaffClient(app, "max");
        petra = new StaffClient(app, "petra");
        chromium = Browsers.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
        app.close();
    }

    @Test
    void oneThatIsRequiredIsApprovedOnAConditionThatKeepsTheGateClosedUntilItIsFulfilled() throws IOException {
        Page page = page();
        Tasklist tasklist = Tasklist.signIn(page, app, "bo");
        String caseId = enter(tasklist, "Face search in recordings");
        String activity = activity(caseId);

        tasklist.openTask(bo.awaitTask(caseId, "UserTask_Screen"));
        tasklist.tick("Systematic monitoring of a publicly accessible area");
        tasklist.tick("5. Large scale");
        tasklist.tick("Biometric data to identify people");
        tasklist.fillIn("reasons", "Cameras in shops compare faces with a list.");
        tasklist.picture(PICTURES, "screening");
        tasklist.complete();

        String assess = bo.awaitTask(caseId, "UserTask_Assess");
        tasklist.openTask(assess);
        tasklist.completeRefused("not complete");
        tasklist.picture(PICTURES, "assess-refused");
        DpiaAnswers.write(bo, caseId, MAXIMUM, MEDIUM);
        tasklist.openTask(assess);
        tasklist.tab("Case file");
        tasklist.caseFile().getByText("Strangers see the recordings").first().waitFor();
        tasklist.picture(PICTURES, "assess");
        tasklist.tab("Form");
        page.locator(".fjs-container textarea:enabled:visible").first().waitFor();
        tasklist.complete();

        tasklist.openTask(bo.awaitTask(caseId, "UserTask_SeekViews"));
        tasklist.choose("No");
        tasklist.fillIn("whyNot", "The works council is asked once the pilot runs.");
        tasklist.picture(PICTURES, "views");
        tasklist.complete();

        Tasklist danTasklist = Tasklist.signIn(page(), app, "dan");
        danTasklist.openTask(dan.awaitTask(caseId, "UserTask_Advise"));
        danTasklist.picture(PICTURES, "advise");
        DpiaAnswers.advice("agree").forEach((key, value) -> {
            if (!List.of("needed", "consult", "decision").contains(key)) {
                danTasklist.fillIn(key, value.toString());
            }
        });
        danTasklist.chooseIn("needed", 0);
        danTasklist.chooseIn("consult", 1);
        danTasklist.chooseIn("decision", 0);
        danTasklist.complete();

        assertThat(gate(activity).get("open").asBoolean()).isFalse();
        Tasklist maxTasklist = Tasklist.signIn(page(), app, "max");
        maxTasklist.openTask(max.awaitTask(caseId, "UserTask_Decide"));
        maxTasklist.chooseIn("decision", 1);
        maxTasklist.chooseIn("review", 0);
        maxTasklist.fillIn("condition1", "Signs at every entrance.");
        maxTasklist.selectIn("conditionOwner1", "Legal");
        maxTasklist.day("Condition 1 is due on", LocalDateTime.now().plusDays(30));
        maxTasklist.tick("Condition 1 must be fulfilled before the processing begins");
        maxTasklist.fillIn("comment", "Proportionate once people are told.");
        maxTasklist.picture(PICTURES, "decide");
        maxTasklist.complete();

        StaffClient lea = new StaffClient(app, "lea");
        String condition = lea.awaitTask(caseId, "UserTask_FulfilCondition");
        assertThat(gate(activity).get("open").asBoolean()).isFalse();
        assertThat(gate(activity).at("/conditions/beforeGoLive").asInt()).isEqualTo(1);
        Tasklist leaTasklist = Tasklist.signIn(page(), app, "lea");
        leaTasklist.openTask(condition);
        leaTasklist.fillIn("done", "The signs hang; photographs are in the case file.");
        leaTasklist.picture(PICTURES, "condition");
        leaTasklist.complete();
        assertThat(gate(activity).get("open").asBoolean()).isTrue();

        keepPapers(caseId);
        page.navigate(app.url("/cases/" + caseId));
        page.locator("header.head").waitFor();
        page.locator("[data-tab=assessment]").click();
        page.getByText("Strangers see the recordings").first().waitFor();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("case.png"))
                .setFullPage(true));
        page.navigate(app.url("/processing-activities"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("register.png"))
                .setFullPage(true));
        assertThat(page.content()).contains("Face search in recordings");
    }

    @Test
    void aHighResidualRiskGoesToTheAuthorityWhichExtendsAndAnswersBeforeItIsApproved() throws IOException {
        Page page = page();
        Tasklist tasklist = Tasklist.signIn(page, app, "petra");
        String caseId = enter(tasklist, "Counting of people by their phones");
        advised(caseId, HIGH);

        Tasklist maxTasklist = Tasklist.signIn(page(), app, "max");
        maxTasklist.openTask(max.awaitTask(caseId, "UserTask_DecideHighRisk"));
        assertThat(maxTasklist.page().locator(".fjs-container").textContent()).doesNotContain("Approve");
        maxTasklist.chooseIn("decision", 0);
        maxTasklist.fillIn("comment", "The use is worth asking for.");
        maxTasklist.picture(PICTURES, "high-risk");
        maxTasklist.complete();

        tasklist.openTask(petra.awaitTask(caseId, "UserTask_FileConsultation"));
        tasklist.day("Received by the authority on", LocalDateTime.now());
        tasklist.fillIn("reference", "2026-52-0101");
        tasklist.picture(PICTURES, "file");
        tasklist.complete();

        String answer = petra.awaitTask(caseId, "UserTask_RecordAnswer");
        LocalDate before = due(caseId);
        tasklist.openTask(answer);
        tasklist.tab("Case file");
        tasklist.caseFile().waitFor();
        tasklist.picture(PICTURES, "consultation");
        petra.done(
                "POST",
                "/api/v1/dpia/" + caseId + "/consultation/extension",
                Map.of("toldOn", LocalDate.now().toString(), "reason", "The matter is complex."));
        assertThat(due(caseId)).isAfterOrEqualTo(before.plusWeeks(6));
        assertThat(gate(activity(caseId)).get("open").asBoolean()).isFalse();

        tasklist.openTask(answer);
        tasklist.chooseIn("answer", 1);
        tasklist.fillIn("text", "Shorten the retention to an hour.");
        tasklist.day("Answered on", LocalDateTime.now());
        tasklist.picture(PICTURES, "answer");
        tasklist.complete();
        maxTasklist.openTask(max.awaitTask(caseId, "UserTask_Decide"));
        maxTasklist.chooseIn("decision", 0);
        maxTasklist.chooseIn("review", 0);
        maxTasklist.fillIn("comment", "As the authority advises.");
        maxTasklist.complete();
        awaitGate(activity(caseId));
        keepPapers(caseId);
    }

    @Test
    void oneThatIsNotRequiredIsConfirmedByTheDataProtectionOfficer() {
        String caseId = enter(Tasklist.signIn(page(), app, "bo"), "Birthday list of the team");
        bo.complete(caseId, "UserTask_Screen", DpiaAnswers.screening());
        Tasklist danTasklist = Tasklist.signIn(page(), app, "dan");
        danTasklist.openTask(dan.awaitTask(caseId, "UserTask_ConfirmNoAssessment"));
        danTasklist.chooseIn("decision", 0);
        danTasklist.fillIn("comment", "None of the criteria is met.");
        danTasklist.picture(PICTURES, "not-required");
        danTasklist.complete();
        awaitGate(activity(caseId));
        assertThat(max.openCase(caseId).at("/content/stage").asText()).isNotEmpty();
    }

    @Test
    void oneIsSentBackTwiceAndThenRejected() {
        String caseId = enter(Tasklist.signIn(page(), app, "bo"), "Tracking of delivery vans");
        advised(caseId, MEDIUM);
        for (int round = 0; round < 2; round++) {
            max.complete(caseId, "UserTask_Decide", DpiaAnswers.refusal("return"));
            bo.awaitTask(caseId, "UserTask_Assess");
            DpiaAnswers.judge(bo, caseId, MAXIMUM, round == 0 ? LOW : MEDIUM);
            handOn(caseId);
        }
        Tasklist maxTasklist = Tasklist.signIn(page(), app, "max");
        maxTasklist.openTask(max.awaitTask(caseId, "UserTask_Decide"));
        maxTasklist.chooseIn("decision", 3);
        maxTasklist.fillIn("comment", "Logs of the doors do the same.");
        maxTasklist.picture(PICTURES, "reject");
        maxTasklist.complete();
        Awaitility.await("closed")
                .atMost(Duration.ofSeconds(60))
                .until(() -> max.openCase(caseId).get("state").asText().equals("closed"));
        assertThat(gate(activity(caseId)).get("open").asBoolean()).isFalse();
        assertThat(bo.read("/api/v1/dpia/" + caseId + "/assessment").get("versions"))
                .hasSize(3);
    }

    @Test
    void itsReviewBeginsByItsTimerWithWhatWasKnown() {
        String caseId = enter(Tasklist.signIn(page(), app, "bo"), "Number plates at the gate");
        String activity = activity(caseId);
        advised(caseId, LOW);
        max.complete(caseId, "UserTask_Decide", DpiaAnswers.approval());
        awaitGate(activity);

        Awaitility.await("the clock of the review, which then rings")
                .atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                                        update act_ru_job set duedate_ = now() where type_ = 'timer' and process_instance_id_ in
                                            (select proc_inst_id_ from act_ru_execution where business_key_ = ?)""").param(caseId).update() > 0);
        String review = Awaitility.await("the review")
                .atMost(Duration.ofSeconds(90))
                .until(
                        () -> jdbc.sql("select case_id from dp_dpia where previous = ?")
                                .param(caseId)
                                .query(String.class)
                                .optional()
                                .orElse(null),
                        found -> found != null);
        Tasklist tasklist = Tasklist.signIn(page(), app, "bo");
        tasklist.openTask(bo.awaitTask(review, "UserTask_Screen"));
        tasklist.picture(PICTURES, "review");
        assertThat(gate(activity).get("open").asBoolean()).isTrue();
        JsonNode copied = bo.read("/api/v1/dpia/" + review + "/assessment");
        assertThat(copied.at("/risks/0/value/title").asText()).isEqualTo("Strangers see the recordings");
    }

    // --- steps

    private static Page page() {
        Page page = chromium.page(new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(1440, 1200)
                .setTimezoneId("UTC"));
        page.setDefaultTimeout(60_000);
        return page;
    }

    private static String enter(Tasklist tasklist, String name) {
        tasklist.startProcess("Data protection impact assessment");
        tasklist.fill("Which processing", name);
        tasklist.fill("What it is for", "To learn whether it helps, with as little as possible.");
        tasklist.picture(PICTURES, "entry");
        tasklist.start();
        return Awaitility.await(name).atMost(Duration.ofSeconds(60)).until(() -> caseOf(name), found -> found != null);
    }

    private static String caseOf(String name) {
        return StreamSupport.stream(bo.read("/api/v1/cases").spliterator(), false)
                .filter(each -> each.get("processKey").asText().equals(KEY))
                .map(each -> each.get("id").asText())
                .filter(id -> bo.openCase(id).at("/content/subject").asText().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String activity(String caseId) {
        return jdbc.sql("select activity from dp_dpia where case_id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    /** Up to the decision, with that risk left. */
    private static void advised(String caseId, int[] after) {
        bo.complete(caseId, "UserTask_Screen", DpiaAnswers.screening("evaluation", "largeScale"));
        bo.awaitTask(caseId, "UserTask_Assess");
        DpiaAnswers.write(bo, caseId, MAXIMUM, after);
        handOn(caseId);
    }

    private static void handOn(String caseId) {
        bo.complete(caseId, "UserTask_Assess", Map.of());
        bo.complete(caseId, "UserTask_SeekViews", DpiaAnswers.views());
        dan.complete(caseId, "UserTask_Advise", DpiaAnswers.advice("agree"));
    }

    private static JsonNode gate(String activity) {
        return bo.read("/api/v1/processing-activities/" + activity + "/gate");
    }

    private static void awaitGate(String activity) {
        Awaitility.await("the gate opens")
                .atMost(Duration.ofSeconds(60))
                .until(() -> gate(activity).get("open").asBoolean());
    }

    private static LocalDate due(String caseId) {
        return LocalDate.parse(petra.openCase(caseId).at("/deadlines/0/due").asText());
    }

    /** To be looked at. */
    private static void keepPapers(String caseId) throws IOException {
        JsonNode documents = Awaitility.await("the report")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> max.openCase(caseId).get("documents"),
                        found -> found.findValuesAsText("name").stream().anyMatch(name -> name.contains("report")));
        for (JsonNode document : documents) {
            Files.write(
                    PICTURES.resolve(document.get("name").asText()),
                    max.download(document.get("href").asText()));
        }
    }
}
