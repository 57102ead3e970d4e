package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.Tasklist;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in, session and cases of staff in a browser. */
class StaffPagesIT {

    private static Browsers.Chromium chromium;
    private static RunningApp app;

    @BeforeAll
    static void start(@TempDir Path folder) {
        chromium = Browsers.launch();
        app = RunningApp.demo(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
            chromium.close();
        }
    }

    @Test
    void theSignInPageIsAccessibleAndCanBeUsedWithTheKeyboardAlone() {
        try (Page page = chromium.page("da")) {
            page.navigate(app.url("/cases"));
            assertThat(page.getAttribute("html", "lang")).isEqualTo("da");
            Browsers.assertAccessible(page);
            page.keyboard().type("petra");
            page.keyboard().press("Tab");
            page.keyboard().type("wrong");
            page.keyboard().press("Enter");
            page.waitForSelector("[role=alert]");
            assertThat(page.inputValue("#username")).isEqualTo("petra");
            assertThat(page.inputValue("#password")).isEmpty();
            Browsers.assertAccessible(page);
        }
    }

    @Test
    void theListOfCasesIsAccessible() {
        try (Page page = chromium.page("en")) {
            signIn(page, "dan", "/cases");
            assertThat(page.textContent("h1")).isEqualTo("Cases");
            Browsers.assertAccessible(page);
        }
    }

    @Test
    void aTaskIsOpenedByItsLinkAfterTheSignIn() {
        try (Page page = chromium.page("en")) {
            signIn(page, "max", "/camunda/app/tasklist/default/#/?task=no-such-task");
            assertThat(page.url()).contains("task=no-such-task");
        }
    }

    /** The server counts; here it says what it would after ten and after fifteen idle minutes. */
    @Test
    void fiveMinutesBeforeTheSessionEndsThePageSaysSoAndOffersToStay() {
        for (String place : new String[] {"/cases", "/camunda/app/tasklist/default/"}) {
            try (Page page = chromium.page("en")) {
                page.clock().install();
                signIn(page, "dan", place);
                AtomicReference<String> left = new AtomicReference<>("290");
                page.route("**/session", route -> answer(route, left));
                Locator warning = page.locator("dialog.due-process-session");
                runUntil(page, warning::isVisible);
                assertThat(warning.textContent()).contains("You will soon be signed out", "5 minutes");
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/session-" + place.length() + ".png")));
                warning.locator("button").click();
                warning.waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
                assertThat(left.get()).as("the server was told").isEqualTo("900");
                left.set("0");
                runUntil(page, () -> page.url().contains("/login?expired&next="));
                assertThat(page.textContent("[role=status]")).contains("15 minutes");
            }
        }
    }

    @Test
    void administratorsFindUsersAndNoCases() {
        try (Page page = chromium.page("en")) {
            signIn(page, "admin", "/camunda/app/admin/default/");
            page.waitForSelector("text=List of Users");
            page.navigate(app.url("/cases"));
            assertThat(page.textContent("main")).contains("There is no case that your groups may read");
        }
    }

    @Test
    void tasklistKeepsNothingTypedInTheBrowsersStorage() {
        try (Page page = chromium.page("en")) {
            Tasklist.signIn(page, app, "petra").filter("My tasks");
            page.evaluate("localStorage.setItem('camunda-form:t1', 'secret')");
            assertThat(page.evaluate("localStorage.getItem('camunda-form:t1')")).isEqualTo("secret");
            page.reload();
            assertThat(page.evaluate("localStorage.getItem('camunda-form:t1')")).isNull();
            assertThat((String) page.evaluate("JSON.stringify(Object.entries(localStorage))"))
                    .doesNotContain("secret");
        }
    }

    /** Lets the page's time run, which starts to count when its scripts have come. */
    private static void runUntil(Page page, Callable<Boolean> condition) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (condition.call()) {
                        return true;
                    }
                    page.clock().runFor(16_000);
                    return false;
                });
    }

    private static void answer(Route route, AtomicReference<String> left) {
        if (route.request().method().equals("POST")) {
            left.set("900");
        }
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"secondsLeft\":" + left.get() + "}"));
    }

    private static void signIn(Page page, String user, String place) {
        page.navigate(app.url(place));
        page.fill("#username", user);
        page.fill("#password", user);
        page.click("button[type=submit]");
        page.waitForURL("**" + place.replaceAll("#.*", "") + "**");
    }
}
