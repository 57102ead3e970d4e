package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.Filing;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.Reporter;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SlaBoardPage;
import io.dueprocess.support.StaffClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The SLA board in Cockpit, of a demo without cases and then with ten, as each of its readers sees it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SlaBoardIT {

    private static final ZoneId HOUSE = ZoneId.of("Europe/Copenhagen");

    private static Browsers.Chromium chromium;
    private static RunningApp app;
    private static boolean filled;

    @BeforeAll
    static void start(@TempDir Path folder) {
        chromium = Browsers.launch();
        app = RunningApp.demo(
                folder.resolve("data"),
                "--dueprocess.sealed.memory-kib=64",
                "--dueprocess.sealed.passes=1",
                "--dueprocess.whistleblower.round=PT1S");
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
            chromium.close();
        }
    }

    /** Four requests, of which one waits for its triage; three breaches, one too late; three reports. */
    private static void fill() {
        if (filled) {
            return;
        }
        filled = true;
        for (String name : new String[] {"Freja Lindqvist", "Maria Holm", "Jens Juhl", "Ida Krag"}) {
            new PersonClient(app)
                    .file(Filing.of(
                            name, name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@nordlys.example"));
        }
        StaffClient petra = new StaffClient(app, "petra");
        for (int hours : new int[] {3, 50, 80}) {
            petra.done(
                    "POST",
                    "/engine-rest/process-definition/key/breach-notification/submit-form",
                    StaffClient.variables(Map.of(
                            "title", "A laptop was left on a train",
                            "happened", "It was left.",
                            "discovered", "It was missed.",
                            "role", "CONTROLLER",
                            "timeZone", "house",
                            "awareAt", awareBefore(hours),
                            "drill", "no")));
        }
        for (int i = 0; i < 3; i++) {
            Reporter reporter = new Reporter(app);
            reporter.report(reporter.form("The cash box is short every Friday."));
        }
        StaffClient wim = new StaffClient(app, "wim");
        Awaitility.await("the figures")
                .atMost(Duration.ofSeconds(60))
                .until(() -> open(petra, "dsar-handling") == 4
                        && open(petra, "breach-notification") == 3
                        && open(wim, "whistleblower-intake") == 3);
    }

    private static String awareBefore(int hours) {
        return LocalDateTime.now(HOUSE)
                .minusHours(hours)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static int open(StaffClient reader, String process) {
        JsonNode board = reader.read("/api/v1/sla/board?process=" + process);
        return board.at("/processes/0/open").asInt(-1);
    }

    private static Page page(String language, int width) {
        return chromium.page(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, 900)
                .setAcceptDownloads(true));
    }

    @Test
    @Order(1)
    void aBoardWithoutCasesSaysWhatWillBeHere() {
        try (Page page = page("en", 1280)) {
            SlaBoardPage board = SlaBoardPage.signIn(page, app, "max");
            assertThat(board.root().locator(".empty").textContent()).contains("No cases yet", "overdue");
            assertThat(board.figure("dsar-handling", "open").textContent()).contains("0");
            board.look("empty");
        }
    }

    @Test
    @Order(2)
    void aManagerFiltersGoesBehindANumberAndTakesTheFiguresAlong() throws IOException {
        fill();
        try (Page page = page("en", 1280)) {
            SlaBoardPage board = SlaBoardPage.signIn(page, app, "max");
            assertThat(board.figure("breach-notification", "overdue").textContent())
                    .contains("▲ 1", "overdue");
            assertThat(board.root().locator(".freshness").textContent()).contains("Figures of", "just read");
            board.awaitCharts(2);
            board.look("ten");

            board.choose("process", "breach-notification").choose("months", "3").choose("group", "it-security");
            assertThat(page.url()).contains("process=breach-notification", "months=3", "group=it-security");
            page.reload();
            board.await();
            assertThat(board.root().locator(".process").count()).isEqualTo(1);
            assertThat(board.root().locator("#sla-months").inputValue()).isEqualTo("3");
            assertThat(board.root().locator(".steps tbody th").allTextContents())
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step).contains("IT security"));

            Download csv =
                    page.waitForDownload(() -> board.root().locator("a.export").click());
            assertThat(csv.suggestedFilename()).startsWith("sla-board-").endsWith(".csv");
            assertThat(Files.readString(csv.path()))
                    .contains("Process,Figure,Of,Value", "Overdue,now,1")
                    .doesNotContain("Data subject request");

            board.open("breach-notification", "overdue");
            Locator row = board.cases().first();
            assertThat(row.textContent()).contains("overdue");
            assertThat(row.locator("a[href^='/cases/']").count())
                    .as("what managers may not read")
                    .isZero();
            board.look("manager-cases");
            row.locator("a[href*='/process-instance/']").click();
            page.locator("[data-container-id=UserTask_DescribeBreach] .instance-count")
                    .waitFor();
            page.goBack();
            board.cases().first().waitFor();
        }
    }

    @Test
    @Order(3)
    void onlyAHandlerSeesSmallNumbersOfReports() {
        fill();
        try (Page page = page("en", 1280)) {
            SlaBoardPage board = SlaBoardPage.signIn(page, app, "wim");
            assertThat(board.figure("whistleblower-intake", "open").textContent())
                    .contains("3");
            board.open("whistleblower-intake", "open");
            assertThat(board.cases().count()).isEqualTo(3);
            board.look("handler");
        }
        try (Page page = page("en", 1280)) {
            SlaBoardPage board = SlaBoardPage.signIn(page, app, "max");
            Locator withheld = board.figure("whistleblower-intake", "open").locator(".none");
            assertThat(withheld.getAttribute("title")).isEqualTo("withheld: small numbers could point at somebody");
            assertThat(board.figure("whistleblower-intake", "open").locator("a").count())
                    .isZero();
        }
    }

    @Test
    @Order(4)
    void theTeamGoesFromANumberToItsCase() {
        fill();
        try (Page page = page("en", 1280)) {
            SlaBoardPage board = SlaBoardPage.signIn(page, app, "petra");
            board.open("dsar-handling", "open");
            assertThat(board.cases().count()).isEqualTo(4);
            board.cases().first().locator("a[href^='/cases/']").click();
            page.waitForURL("**/cases/*");
            page.locator("[data-case] .case header.head").waitFor();
        }
    }

    @Test
    @Order(5)
    void anAdministratorSeesTheFiguresAndNoCase() {
        fill();
        try (Page page = page("en", 1280)) {
            SlaBoardPage board = SlaBoardPage.signIn(page, app, "admin");
            board.open("dsar-handling", "open");
            board.root().getByText("There is no such case that you may see.").waitFor();
            assertThat(board.root().locator(".cases").count()).isZero();
        }
    }

    @Test
    @Order(6)
    void whomTheBoardIsNotForIsToldSo() {
        StaffClient bo = new StaffClient(app, "bo");
        for (String path : new String[] {"board", "board.csv", "cases?process=dsar-handling&state=OPEN"}) {
            assertThat(bo.get("/api/v1/sla/" + path).body())
                    .contains("\"status\":403", "The SLA board is for managers");
        }
    }

    @Test
    @Order(7)
    void theBoardIsUsedByKeyboardAlone() {
        fill();
        try (Page page = page("en", 1280)) {
            SlaBoardPage board = SlaBoardPage.signIn(page, app, "petra");
            board.root().locator("#sla-process").focus();
            page.keyboard().press("ArrowDown");
            page.waitForURL("**process=dsar-handling**");
            board.awaitFocus("process");
            for (int i = 0; i < 3; i++) {
                page.keyboard().press("Tab");
            }
            board.awaitFocus("export");
            page.keyboard().press("Tab");
            board.awaitFocus("dsar-handling:open");
            page.keyboard().press("Enter");
            board.cases().first().waitFor();
            board.awaitFocus("cases");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.contains("cases="));
            board.awaitFocus("dsar-handling:open");
        }
    }

    @Test
    @Order(8)
    void theDashboardShowsTheShortVersionAndTheHeadLeadsToTheBoard() {
        fill();
        try (Page page = page("en", 1280)) {
            SlaBoardPage.signIn(page, app, "max", "#/dashboard");
            Locator summary = page.locator(".due-process-sla.summary");
            summary.locator(".card").first().waitFor();
            assertThat(summary.locator(".card").count()).isEqualTo(4);
            SlaBoardPage.picture(page, "dashboard");
            Browsers.assertAccessible(page, ".due-process-sla");
            page.locator("[cam-widget-header] a[href='#/sla']").click();
            page.locator(".due-process-sla.board .process").first().waitFor();
        }
    }
}
