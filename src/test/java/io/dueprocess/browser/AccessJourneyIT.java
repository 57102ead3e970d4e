package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.DemoSystemsOfRecord;
import io.dueprocess.support.PackageContent;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SentMails;
import io.dueprocess.support.SentMails.SentMail;
import io.dueprocess.support.Tasklist;
import io.dueprocess.support.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A person who is in four systems asks for their data on a web page, petra and dan answer in Tasklist, and the person
 * downloads exactly their own rows (GDPR Art. 12, 15).
 */
class AccessJourneyIT {

    private static final String NAME = "Freja Lindqvist";
    private static final String MAIL = "freja.lindqvist@nordlys.example";

    private static Browsers.Chromium chromium;

    @TempDir
    private Path folder;

    private Path pictures;

    @BeforeAll
    static void launch() {
        chromium = Browsers.launch();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void anAccessRequestIsAnsweredOnH2() throws Exception {
        pictures = Path.of("target/screenshots/journey");
        try (RunningApp app = RunningApp.demo(folder.resolve("data"))) {
            journey(app);
        }
    }

    @Test
    void anAccessRequestIsAnsweredOnPostgres() throws Exception {
        PGSimpleDataSource database = TestDatabases.emptyPostgres();
        pictures = folder.resolve("pictures");
        try (RunningApp app =
                RunningApp.demoOnPostgres(folder.resolve("data"), database.getURL(), database.getUser(), "none")) {
            journey(app);
        }
    }

    private void journey(RunningApp app) throws Exception {
        try (Page person = page()) {
            file(person, app);
            SentMail first = SentMails.await(app.data(), MAIL, 1);
            confirm(person, app, first);
            answer(app);
            SentMail last = SentMails.await(app.data(), MAIL, 2);
            assertThat(last.subject()).contains("is ready");
            String code = first.find("([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})");
            PackageContent answer = PackageContent.of(download(person, app, reference(first), code));
            answer.saveLetter(pictures.resolve("letter.pdf"));
            assertThat(answer.rows())
                    .isEqualTo(DemoSystemsOfRecord.under(app.data()).rowsOfFreja());
        }
    }

    private void file(Page person, RunningApp app) {
        person.navigate(app.url("/"));
        picture(person, "portal");
        person.navigate(app.url("/requests/new"));
        person.fill("#name", NAME);
        person.fill("#mail", MAIL);
        person.check("#right-ACCESS");
        person.fill("#text", "Please send me everything that you have about me.");
        picture(person, "request");
        person.locator("#form .button").first().click();
        person.waitForURL("**/requests/received?*");
        picture(person, "received");
    }

    private static void confirm(Page person, RunningApp app, SentMail mail) {
        String link = mail.find("(http\\S+/requests/confirm\\?token=\\S+)");
        person.navigate(app.url(link.substring(link.indexOf("/requests"))));
        person.locator("main .button").first().click();
        person.waitForURL("**/requests/confirm/confirmed");
    }

    private void answer(RunningApp app) {
        try (Page page = page()) {
            Tasklist petra = Tasklist.signIn(page, app, "petra");
            petra.claim("Triage the request");
            petra.select("Who is the person to us?", "Customer");
            petra.choose("Act on the request");
            petra.picture(pictures, "tasklist-form");
            petra.tab("Case file");
            assertThat(petra.caseFile().textContent()).contains(NAME, MAIL, "everything that you have");
            petra.picture(pictures, "case-file");
            Browsers.assertAccessible(petra.page(), ".due-process-case");
            petra.tab("Form");
            petra.complete();
            awaitTask(petra, "Review and redact");
            watch(app);
            petra.claim("Review and redact");
            petra.tab("Case file");
            review(petra);
            petra.tab("Form");
            petra.tick("I have looked at every item");
            petra.complete();
        }
        try (Page page = page()) {
            Tasklist dan = Tasklist.signIn(page, app, "dan");
            awaitTask(dan, "Approve the answer");
            dan.claim("Approve the answer");
            dan.tab("Case file");
            dan.caseFile().locator("[data-tab=documents]").click();
            dan.picture(pictures, "documents");
            Browsers.assertAccessible(dan.page(), ".due-process-case");
            dan.tab("Form");
            dan.choose("Approve");
            dan.complete();
        }
    }

    /** The manager sees where the case stands, and nothing of what it says. */
    private void watch(RunningApp app) {
        try (Page page = page()) {
            page.navigate(app.url("/camunda/app/cockpit/default/#/processes"));
            page.fill("#username", "max");
            page.fill("#password", "max");
            page.click("button[type=submit]");
            page.locator("a")
                    .filter(new Locator.FilterOptions().setHasText("Data subject request"))
                    .first()
                    .click();
            page.locator("a[href*='/process-instance/']").first().click();
            page.waitForURL("**/process-instance/**");
            page.locator("[data-container-id=UserTask_ReviewItems] .instance-count")
                    .waitFor();
            page.mouse().move(5, 5);
            page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("cockpit.png")));
            assertThat(page.content()).doesNotContain("Freja", "Lindqvist", MAIL);
        }
    }

    private void review(Tasklist petra) {
        Locator caseFile = petra.caseFile();
        caseFile.locator(".item").first().waitFor();
        petra.picture(pictures, "review");
        Locator include = caseFile.locator(".system-head button:visible");
        while (include.count() > 0) {
            int before = include.count();
            include.first().click();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> include.count() < before);
        }
        assertThat(caseFile.locator(".item.undecided").count()).isZero();
    }

    private static void awaitTask(Tasklist tasklist, String name) {
        tasklist.filter("My groups' tasks");
        tasklist.page()
                .locator(".tasks-list li")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    }

    private byte[] download(Page person, RunningApp app, String reference, String code) throws Exception {
        person.navigate(app.url("/requests/status"));
        person.fill("#reference", reference);
        person.fill("#code", code);
        person.locator("main .button").first().click();
        person.waitForURL("**/requests/status");
        picture(person, "answered");
        Download download = person.waitForDownload(() -> person.locator("a[href*='/requests/status/files/']")
                .filter(new Locator.FilterOptions().setHasText(".zip"))
                .first()
                .click());
        return Files.readAllBytes(download.path());
    }

    private static String reference(SentMail mail) {
        return mail.find("(DP-[0-9A-Z]{4}-[0-9A-Z]{4})");
    }

    private void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(pictures.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static Page page() {
        return chromium.page(new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(1440, 900)
                .setAcceptDownloads(true));
    }
}
