package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SentMails;
import io.dueprocess.support.SharedDemo;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The public pages by keyboard alone, in German, the language that is but files. What has the focus is always to be seen
 * (WCAG 2.1.1, 2.4.3, 2.4.7).
 */
class PublicKeyboardIT {

    private static final Path PICTURES = Path.of("target/screenshots/keyboard");
    private static final int MOST_STEPS = 80;

    private static Browsers.Chromium chromium;
    private static RunningApp app;

    @BeforeAll
    static void launch() {
        chromium = Browsers.launch();
        app = SharedDemo.app();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void somebodyAsksForTheirDataConfirmsAndWrites() {
        String mail = "tastatur@nordlys.example";
        try (Page page = chromium.page("de-DE")) {
            page.navigate(app.url("/"));
            follow(page, "a[href='/requests/new']");
            page.keyboard().press("Tab");
            assertThat(page.getAttribute(":focus", "class")).isEqualTo("skip");
            page.keyboard().press("Enter");
            tabTo(page, "#name");
            page.keyboard().type("Tilda Tastatur");
            tabTo(page, "#mail");
            page.keyboard().type(mail);
            tabTo(page, "[id='right-ACCESS']");
            page.keyboard().press("Space");
            picture(page, "request");
            assertThat(page.isChecked("#language-de")).isTrue();
            follow(page, "#form .actions .button");
            assertThat(page.textContent("h1")).isEqualTo("Wir haben Ihren Antrag erhalten");
            assertThat(page.textContent(".figure + .small")).startsWith("Eingegangen am");
            picture(page, "received");

            SentMails.SentMail first = SentMails.await(app.data(), mail, 1);
            assertThat(first.subject()).startsWith("Wir haben Ihren Antrag");
            page.navigate(app.url(first.find("https?://[^/]+(/requests/confirm\\?token=\\S+)")));
            follow(page, "main .button");
            assertThat(page.textContent("h1")).isEqualTo("Danke, Ihre Adresse ist bestätigt");

            page.navigate(app.url("/requests/status"));
            tabTo(page, "#reference");
            page.keyboard().type(first.find("(DP-[A-Z0-9]{4}-[A-Z0-9]{4})"));
            tabTo(page, "#code");
            page.keyboard().type(first.find("Zugangscode: (\\S+)"));
            enter(page);
            assertThat(page.textContent("h1")).startsWith("Ihr Vorgang DP-");
            picture(page, "status");
            follow(page, "main a[href='/requests/status/message']");
            tabTo(page, "#text");
            page.keyboard().type("Ich schreibe ohne Maus.");
            follow(page, "#form .actions .button");
            assertThat(page.textContent("main")).contains("Danke, wir haben Ihre Nachricht erhalten.");
        }
    }

    @Test
    void somebodyReportsAndOpensTheInbox() {
        try (Page page = chromium.page("de-DE")) {
            page.navigate(app.url("/report"));
            picture(page, "channel");
            follow(page, "main a[href^='/report/new']");
            tabTo(page, "#WHAT");
            page.keyboard().type("Ein Hinweis, ohne Maus geschrieben.");
            picture(page, "report");
            follow(page, "#form .actions .button");
            assertThat(page.textContent("h1")).isEqualTo("Wir haben Ihre Meldung erhalten");
            String code = page.textContent(".receipt-code").strip();
            picture(page, "receipt");
            tabTo(page, "#written");
            page.keyboard().press("Space");
            follow(page, "#form .actions .button");
            tabTo(page, "#code");
            page.keyboard().type(code);
            enter(page);
            assertThat(page.textContent("h1")).isEqualTo("Ihre Meldung");
            picture(page, "inbox");
            tabTo(page, "#form textarea");
            page.keyboard().type("Noch etwas.");
            follow(page, "#form .actions .button");
            assertThat(page.textContent("main")).contains("Gesandt.", "Noch etwas.");
        }
    }

    private static void follow(Page page, String selector) {
        tabTo(page, selector);
        enter(page);
    }

    private static void enter(Page page) {
        page.evaluate("() => { window.before = true; }");
        page.keyboard().press("Enter");
        Awaitility.await()
                .ignoreExceptions() // while the page goes away
                .until(() -> (Boolean) page.evaluate("() => !window.before && document.readyState === 'complete'"));
    }

    /** Presses the tabulator until that has the focus. */
    private static void tabTo(Page page, String selector) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (focused(page, selector)) {
                return;
            }
            page.keyboard().press("Tab");
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "() => { const e = document.activeElement; const s = getComputedStyle(e);"
                                                    + " return e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"))
                    .as("what has the focus shows it")
                    .isTrue();
        }
        throw new AssertionError("the keyboard does not reach " + selector + " of " + page.url());
    }

    private static boolean focused(Page page, String selector) {
        return (Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", selector);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
