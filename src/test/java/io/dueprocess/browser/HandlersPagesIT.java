package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.Handlers;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.Tasklist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whistleblower handlers see and click: unlocking in place, the sealed case, a report told orally, the figures. */
class HandlersPagesIT {

    private static final Path PICTURES = Path.of("target/screenshots/handlers");

    private static Browsers.Chromium chromium;
    private static RunningApp app;

    @BeforeAll
    static void start() {
        chromium = Browsers.launch();
        app = Handlers.app();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aHandlerUnlocksInTasklistReadsWritesAndTakesTheCaseAlong() throws IOException {
        StaffClient wanda = Handlers.unlocked("wanda");
        Handlers.Told told = Handlers.tell(wanda, "tasklist-marker: the cash box is short every Friday.", Map.of());
        wanda.awaitTask(told.caseId(), "UserTask_CheckConflicts");
        try (Page page = page("en")) {
            Tasklist wim = Tasklist.signIn(page, app, "wim");
            page.navigate(app.url("/camunda/app/tasklist/default/#/?task="
                    + wanda.awaitTask(told.caseId(), "UserTask_CheckConflicts")));
            wim.tab("Case file");
            Locator box = page.locator(".due-process-case .lock");
            box.waitFor();
            assertThat(page.content()).doesNotContain("tasklist-marker");
            wim.picture(PICTURES, "tasklist-locked");
            box.locator("input[type=password]").first().fill("not my passphrase");
            box.locator("button.main").first().click();
            box.locator(".failure")
                    .first()
                    .getByText("not your unlock passphrase")
                    .waitFor();
            unlock(box, "wim");
            Locator file = wim.caseFile();
            assertThat(file.textContent()).contains("tasklist-marker", told.reference());
            wim.picture(PICTURES, "tasklist-report");

            file.locator("[data-tab=messages]").click();
            file.locator(".panel.messages textarea").fill("Since when have you noticed it?");
            wanda.done(
                    "POST",
                    "/api/v1/cases/" + told.caseId() + "/messages",
                    Map.of("text", "Thank you.", "seen", 0, "once", "browser-0001"));
            send(file);
            file.locator("[role=alert]").getByText("still here").waitFor();
            assertThat(file.locator(".panel.messages textarea").inputValue())
                    .isEqualTo("Since when have you noticed it?");
            assertThat(file.locator(".thread").textContent()).contains("Thank you.");
            wim.picture(PICTURES, "tasklist-conflict");
            send(file);
            file.locator(".thread").getByText("Since when").waitFor();

            file.locator(".panel.messages textarea").fill("Typed before the lock.");
            lockElsewhere(page);
            send(file);
            unlock(page.locator(".due-process-case .lock"), "wim");
            file = wim.caseFile();
            assertThat(file.locator(".panel.messages textarea").inputValue()).isEqualTo("Typed before the lock.");

            file.getByText("Take along (export)").click();
            Locator take = file;
            Download pdf = page.waitForDownload(
                    () -> take.locator("a.button.main").first().click());
            assertThat(pdf.suggestedFilename()).isEqualTo(told.reference() + ".pdf");
            assertThat(Files.readAllBytes(pdf.path())).startsWith('%', 'P', 'D', 'F');
            assertThat(
                            (String)
                                    page.evaluate(
                                            "JSON.stringify(Object.entries(localStorage)) + JSON.stringify(Object.entries(sessionStorage))"))
                    .doesNotContain("marker", "Typed before");
        }
    }

    private static void send(Locator file) {
        file.locator(".panel.messages button.main").click();
    }

    private static void lockElsewhere(Page page) {
        page.evaluate("fetch('/api/v1/unlock', {method: 'DELETE', headers: {'X-DP-XSRF':"
                + " document.cookie.split('; ').find(each => each.startsWith('DP-XSRF=')).slice(8)}})");
    }

    private static void unlock(Locator box, String user) {
        box.locator("input[type=password]").first().fill(Handlers.passphrase(user));
        box.locator("button.main").first().click();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "da"})
    void everyPageIsAccessibleInBothLanguages(String language) throws IOException {
        Handlers.Told told = aFullCase(language);
        try (Page page = page(language)) {
            signIn(page, "wim");
            Locator bar = page.locator("[data-handler] .handler");
            bar.locator("input[type=password]").first().waitFor();
            look(page, language, "cases-locked");
            unlock(bar, "wim");
            bar.locator(".lock-state.open").waitFor();
            look(page, language, "cases-unlocked");

            page.navigate(app.url("/cases/" + told.caseId()));
            Locator file = page.locator("[data-case] .case");
            file.locator("header.head").waitFor();
            for (String tab : new String[] {"report", "messages", "documents", "notes", "access", "summary", "audit"}) {
                file.locator("[data-tab=" + tab + "]").click();
                file.locator(".panel." + tab).waitFor();
                if (tab.equals("notes")) {
                    file.locator(".panel.notes details summary").first().click();
                }
                look(page, language, "case-" + tab);
            }
            page.navigate(app.url("/cases/new-report"));
            look(page, language, "oral");
            page.navigate(app.url("/cases/whistleblower-statistics"));
            look(page, language, "statistics");
            StaffClient wim = Handlers.unlocked("wim");
            Files.write(
                    PICTURES.resolve("case-" + language + ".pdf"),
                    wim.download("/api/v1/cases/" + told.caseId() + "/export/pdf?notes=true&lang=" + language));
        }
    }

    /** A case with something of everything. */
    private static Handlers.Told aFullCase(String language) {
        StaffClient wim = Handlers.unlocked("wim");
        StaffClient wanda = Handlers.unlocked("wanda");
        Handlers.Told told = Handlers.tell(
                wim,
                "The cash box in Aarhus has been short every Friday since August. Bjarne Holst counts it alone. ("
                        + language + ")",
                Map.of(
                        "WHEN", "Every Friday, August to November",
                        "WHERE", "The shop in Aarhus",
                        "HOW_KNOWN", "I have counted it again on Saturdays.",
                        "contact", "Søren Åkjær, 12 34 56 78"));
        String base = "/api/v1/cases/" + told.caseId();
        wim.done(
                "POST",
                base + "/messages",
                Map.of("text", "How much was it each time?", "seen", 0, "once", "picture-0001"));
        wanda.done(
                "POST",
                base + "/notes",
                Map.of("text", "Ask the auditor for the tills' tapes.", "once", "picture-0002"));
        wim.done(
                "POST",
                base + "/disclosures",
                Map.of(
                        "recipient", "External auditor",
                        "what", "Dates and amounts",
                        "basis", "FOLLOW_UP",
                        "why", "Only the auditor can compare the tapes.",
                        "told", "NOT_NEEDED",
                        "once", "picture-0003"));
        wim.done(
                "POST",
                base + "/masks",
                Map.of(
                        "place", "report/WHAT",
                        "start", 65,
                        "end", 77,
                        "passage", "Bjarne Holst",
                        "reason", "Not proven."));
        String mask = wim.read(base + "/report").at("/masks/0/key").asText();
        wanda.done("POST", base + "/masks/" + mask + "/redaction", Map.of("reason", "The name is not needed."));
        wim.done("POST", base + "/exclusions", Map.of("user", "wilma", "reason", "Married to the shop's manager."));
        wanda.done("POST", base + "/exclusions/wilma/override", Map.of("reason", "Divorced since."));
        wanda.done(
                "POST",
                base + "/identity/requests",
                Map.of("reason", "To protect against retaliation.", "once", "picture-0004"));
        wim.upload(told.caseId(), "note-file", "tapes.txt", "1 2 3");
        return told;
    }

    private static void look(Page page, String language, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + language + ".png"))
                .setFullPage(true));
        Browsers.assertAccessible(page);
    }

    private static void signIn(Page page, String user) {
        page.navigate(app.url("/cases"));
        page.fill("#username", user);
        page.fill("#password", user);
        page.click("button[type=submit]");
        page.waitForURL("**/cases");
    }

    private static Page page(String language) {
        return chromium.page(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(1280, 900)
                .setAcceptDownloads(true));
    }
}
