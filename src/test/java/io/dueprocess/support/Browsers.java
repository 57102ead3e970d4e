package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Headless Chromium for browser tests. The browser is the machine's own, named by the environment variable
 * {@code CHROMIUM} or found in the usual places. Without one the test is skipped with one clear line; with
 * {@code CI=true} that is a failure.
 */
public final class Browsers {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Browsers() {}

    /** A running browser; close it after the test class. */
    public record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

        /**
         * A page in a browser profile of its own, so without the cookies of any other page.
         *
         * @param language what the browser asks for, such as {@code da-DK}
         */
        public Page page(String language) {
            return page(new Browser.NewContextOptions().setLocale(language));
        }

        public Page page(Browser.NewContextOptions options) {
            Page page = browser.newContext(options).newPage();
            page.setDefaultTimeout(15_000);
            return page;
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    public static Chromium launch() {
        Path executable = executable();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    /** Fails with every finding of axe on the page as it now is. */
    public static void assertAccessible(Page page) {
        assertAccessible(page, new AxeBuilder(page));
    }

    /** The same for what is ours of a page that is not. */
    public static void assertAccessible(Page page, String ours) {
        assertAccessible(page, new AxeBuilder(page).include(ours));
    }

    private static void assertAccessible(Page page, AxeBuilder axe) {
        List<String> findings = axe.analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> rule.getId() + ": " + node.getTarget() + " " + node.getFailureSummary()))
                .toList();
        assertThat(findings).as("accessibility findings at %s", page.url()).isEmpty();
    }

    private static Path executable() {
        return Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> path != null && Files.isExecutable(Path.of(path)))
                .map(Path::of)
                .findFirst()
                .orElseGet(Browsers::missing);
    }

    private static Path missing() {
        String message = "No Chromium found: install the package chromium, or set CHROMIUM to its path.";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        System.out.println("Browser tests are skipped. " + message);
        return abort(message);
    }
}
