package io.dueprocess.whistleblower.web.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dueprocess.casefile.ReceiptCode;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.OnPublicSite;
import io.dueprocess.support.PublicSite;
import io.dueprocess.support.TurningClock;
import io.dueprocess.whistleblower.Inbox;
import io.dueprocess.whistleblower.IncomingFiles;
import io.dueprocess.whistleblower.Receipt;
import io.dueprocess.whistleblower.WhistleblowerReports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages that need a report, in a browser: accessible, in both languages, on wide and narrow screens; and the waiting. */
@OnPublicSite
class ReportPagesIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String CODE = "4318 2209 7479 7651 4621 6569";

    private static Browsers.Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private WhistleblowerReports reports;

    @Autowired
    private Gate gate;

    @Autowired
    private TurningClock clock;

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

    @BeforeEach
    void aReport() throws WhistleblowerReports.NobodyLeft {
        reset(reports);
        when(reports.handlers()).thenReturn(PublicSite.handlers());
        ReceiptCode code = mock(ReceiptCode.class);
        when(code.shown()).thenReturn(CODE);
        Receipt receipt = new Receipt(code, PublicSite.inbox(Inbox.Stage.RECEIVED));
        when(reports.token()).thenReturn(UUID.randomUUID().toString());
        when(reports.genuine(any())).thenReturn(true);
        when(reports.readable(any())).thenReturn(true);
        when(reports.incoming(anyBoolean())).thenReturn(mock(IncomingFiles.class));
        AtomicBoolean submitted = new AtomicBoolean();
        when(reports.receipt(any())).thenAnswer(call -> submitted.get() ? Optional.of(receipt) : Optional.empty());
        when(reports.submit(any(), any())).thenAnswer(call -> {
            submitted.set(true);
            return receipt;
        });
        when(reports.open(any())).thenReturn(Optional.empty());
        when(reports.open(CODE)).thenReturn(Optional.of(mock(SealedCase.class)));
        when(reports.inbox(any())).thenReturn(PublicSite.inbox(Inbox.Stage.EXAMINING));
    }

    @ParameterizedTest
    @CsvSource({"da, LIGHT, 375", "en, DARK, 1280"})
    void pagesOfAReportAreAccessible(String language, ColorScheme scheme, int width) {
        try (Page page = chromium.page(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 900))) {
            String look = "-" + language + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
            page.navigate(url("/report/new"));
            press(page, "#form > .actions .button");
            assertThat(page.locator("[role=alert] a").count()).isEqualTo(1);
            check(page, "report-new-mistakes" + look);
            page.fill("#WHAT", "Ærligt talt");
            press(page, "#form > .actions .button");
            assertThat(page.textContent(".receipt-code").strip()).isEqualTo(CODE);
            check(page, "report-receipt" + look);
            press(page, ".language");
            assertThat(page.getAttribute("html", "lang")).isNotEqualTo(language);
            press(page, ".language");
            page.check("#written");
            press(page, "#form .actions .button");
            page.fill("#code", "1234");
            press(page, "main .button");
            check(page, "report-sign-in-wrong" + look);
            page.fill("#code", CODE);
            press(page, "main .button");
            check(page, "report-inbox" + look);
            when(reports.inbox(any())).thenReturn(PublicSite.inbox(Inbox.Stage.CLOSED));
            page.reload();
            page.click("summary");
            check(page, "report-inbox-closed" + look);
        }
    }

    @Test
    void inARushOneWaitsWithoutScriptsAndWorksWithThem() {
        try {
            while (!gate.busy(Gate.Door.CODE)) {
                gate.enter(Gate.Door.CODE, "");
            }
            try (Page page = page(true)) {
                page.navigate(url("/report/inbox"));
                page.waitForSelector("#code", new Page.WaitForSelectorOptions().setTimeout(60_000));
                assertThat(page.url()).contains("~");
                assertThat(page.inputValue("input[name=pass]")).contains("~");
            }
            try (Page page = page(false)) {
                page.navigate(url("/report/inbox"));
                assertThat(page.locator("#code").count()).isZero();
                assertThat(page.content()).contains("http-equiv=\"refresh\"");
                page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("report-wait.png")));
                clock.turn(Duration.ofMinutes(2));
                page.waitForSelector("#code", new Page.WaitForSelectorOptions().setTimeout(30_000));
                while (!gate.busy(Gate.Door.CODE)) {
                    gate.enter(Gate.Door.CODE, "");
                }
                page.fill("#code", CODE);
                press(page, "main .button");
                assertThat(page.locator(".stages").count()).isEqualTo(1);
            }
        } finally {
            clock.turn(Duration.ofHours(2));
        }
    }

    private Page page(boolean scripts) {
        return chromium.page(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
    }

    private static void press(Page page, String selector) {
        page.locator(selector).first().click();
        page.waitForLoadState();
    }

    private static void check(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        assertThat(page.content().getBytes(StandardCharsets.UTF_8).length).isLessThan(50_000);
        assertThat(page.content()).doesNotContain("??").doesNotContain("<script");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits the screen", name)
                .isTrue();
        Browsers.assertAccessible(page);
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
