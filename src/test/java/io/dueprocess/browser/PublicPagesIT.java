package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.dsar.NewRequest;
import io.dueprocess.dsar.RequestStatus.Stage;
import io.dueprocess.dsar.Requester;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.OnPublicSite;
import io.dueprocess.support.PublicSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every public page in a browser without JavaScript: accessible, small, in both languages, on wide and narrow screens. */
@OnPublicSite
class PublicPagesIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int LARGEST_PAGE = 50_000;

    private static Browsers.Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private DsarRequests requests;

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
    void aCase() {
        reset(requests);
        when(requests.receipt(any())).thenReturn(Optional.empty());
        when(requests.signIn(eq(PublicSite.REFERENCE), eq(PublicSite.CODE))).thenReturn(Optional.of(PublicSite.CASE));
        when(requests.status(PublicSite.CASE)).thenReturn(PublicSite.status(Stage.IN_PROGRESS, List.of()));
    }

    /** How a page is looked at. Two looks see both languages, both schemes and both widths; axe takes its time. */
    record Look(String language, ColorScheme scheme, int width) {

        @Override
        public String toString() {
            return language + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        }
    }

    static Stream<Look> looks() {
        return Stream.of(new Look("da", ColorScheme.LIGHT, 375), new Look("en", ColorScheme.DARK, 1280));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void plainPagesAreAccessible(Look look) {
        try (Page page = open(look)) {
            for (String path : List.of(
                    "/",
                    "/report",
                    "/report/new",
                    "/report/inbox",
                    "/report/inbox?first",
                    "/report/inbox/signed-out?idle",
                    "/report/written",
                    "/report/no-such-page",
                    "/privacy",
                    "/accessibility",
                    "/requests/new",
                    "/consent",
                    "/consent/sample",
                    "/consent/unknown",
                    "/requests/confirm?token=abc",
                    "/requests/confirm/confirmed",
                    "/requests/status",
                    "/requests/status/signed-out?idle",
                    "/error/stale",
                    "/no-such-page")) {
                page.navigate(url(path));
                check(page, look, path.replaceAll("[^a-z]+", "-"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void formsWithMistakesAreAccessibleAndKeepWhatWasTyped(Look look) {
        try (Page page = open(look)) {
            page.navigate(url("/requests/new"));
            page.fill("#name", "Søren <b>Ærø</b>");
            page.fill("#mail", "no address");
            press(page, "#form .button");
            assertThat(page.inputValue("#name")).isEqualTo("Søren <b>Ærø</b>");
            assertThat(page.locator("[role=alert] a").count()).isEqualTo(2);
            check(page, look, "requests-new-mistakes");

            page.navigate(url("/requests/status"));
            page.fill("#reference", PublicSite.REFERENCE);
            page.fill("#code", "wrong");
            when(requests.signIn(any(), eq("wrong"))).thenReturn(Optional.empty());
            press(page, "main .button");
            assertThat(page.inputValue("#reference")).isEqualTo(PublicSite.REFERENCE);
            assertThat(page.inputValue("#code")).isEmpty();
            check(page, look, "sign-in-wrong");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whoAsksForAnotherIsAskedForWhom(Look look) {
        when(requests.submit(any())).thenReturn(PublicSite.receipt());
        try (Page page = open(look)) {
            page.navigate(url("/requests/new"));
            assertThat(page.isVisible("#subject")).isFalse();
            page.fill("#name", "Freja");
            page.fill("#mail", "freja@nordlys.example");
            page.check("#right-ERASURE");
            page.check("#requester-GUARDIAN");
            page.fill("#subjectMail", "no address");
            press(page, "#form .button");
            assertThat(page.locator("[role=alert] a").count()).isEqualTo(2);
            assertThat(page.isChecked("#requester-GUARDIAN")).isTrue();
            assertThat(page.inputValue("#subjectMail")).isEqualTo("no address");
            check(page, look, "requests-new-for-another");
            page.fill("#subject", "Signe <b>Ærø</b>");
            page.fill("#subjectMail", "");
            press(page, "#form .button");
            ArgumentCaptor<NewRequest> sent = ArgumentCaptor.forClass(NewRequest.class);
            verify(requests).submit(sent.capture());
            assertThat(sent.getValue().behalf())
                    .isEqualTo(new NewRequest.Behalf(Requester.GUARDIAN, "Signe <b>Ærø</b>", null));
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void receiptAndStatusAreAccessible(Look look) {
        when(requests.receipt("some-receipt-key-0001")).thenReturn(Optional.of(PublicSite.receipt()));
        try (Page page = open(look)) {
            page.navigate(url("/requests/received?receipt=some-receipt-key-0001"));
            check(page, look, "received");
            signIn(page);
            check(page, look, "status");
            when(requests.status(PublicSite.CASE)).thenReturn(PublicSite.status(Stage.WAITING_FOR_YOU, List.of()));
            page.reload();
            check(page, look, "status-waiting");
            when(requests.status(PublicSite.CASE))
                    .thenReturn(PublicSite.status(
                            Stage.ANSWERED,
                            List.of(
                                    PublicSite.attachment(
                                            "a1", "answer", "Svar DP-7K3M-Q2XA.pdf", "application/pdf", 284_112),
                                    PublicSite.attachment("a2", "answer", "data.zip", "application/zip", 88_112))));
            page.reload();
            check(page, look, "status-answered");
            page.navigate(url("/requests/status/message"));
            check(page, look, "message");
        }
    }

    @Test
    void theRequestFormCanBeFilledInWithTheKeyboardAlone() {
        when(requests.submit(any())).thenReturn(PublicSite.receipt());
        try (Page page = open(new Look("en", ColorScheme.LIGHT, 1280))) {
            page.navigate(url("/requests/new"));
            page.keyboard().press("Tab");
            assertThat(page.getAttribute(":focus", "class")).isEqualTo("skip");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().type("Freja Lindqvist");
            page.keyboard().press("Tab");
            page.keyboard().type("freja.lindqvist@nordlys.example");
            page.keyboard().press("Tab");
            assertThat(page.isChecked("#requester-SELF")).isTrue();
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            assertThat(page.isChecked("#right-ACCESS")).isTrue();
            when(requests.receipt(any())).thenReturn(Optional.empty()).thenReturn(Optional.of(PublicSite.receipt()));
            page.keyboard().press("Shift+Tab");
            page.keyboard().press("Enter");
            page.waitForURL("**/requests/received?receipt=*");
            assertThat(page.textContent("h1")).isEqualTo("We have received your request");
        }
    }

    @Test
    void changingTheLanguageHalfWayKeepsWhatWasTyped() {
        try (Page page = open(new Look("en", ColorScheme.LIGHT, 1280))) {
            page.navigate(url("/requests/new"));
            page.fill("#name", "Freja");
            page.check("#right-ERASURE");
            press(page, ".language");
            assertThat(page.getAttribute("html", "lang")).isEqualTo("da");
            assertThat(page.inputValue("#name")).isEqualTo("Freja");
            assertThat(page.isChecked("#right-ERASURE")).isTrue();
            page.navigate(url("/"));
            assertThat(page.getAttribute("html", "lang")).isEqualTo("da");
        }
    }

    private void signIn(Page page) {
        page.navigate(url("/requests/status"));
        page.fill("#reference", PublicSite.REFERENCE);
        page.fill("#code", PublicSite.CODE);
        press(page, "main .button");
        page.waitForURL("**/requests/status");
    }

    private static void press(Page page, String selector) {
        page.locator(selector).first().click();
        page.waitForLoadState();
    }

    private static void check(Page page, Look look, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + look + ".png"))
                .setFullPage(true));
        assertThat(page.getAttribute("html", "lang")).isEqualTo(look.language());
        assertThat(page.content().length()).as("size of %s", name).isLessThan(LARGEST_PAGE);
        assertThat(page.title()).doesNotContain("Something went wrong", "Noget gik galt");
        assertThat(page.content()).doesNotContain("??").doesNotContain("<script");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits the screen", name)
                .isTrue();
        Browsers.assertAccessible(page);
    }

    private Page open(Look look) {
        return chromium.page(new Browser.NewContextOptions()
                .setLocale(look.language())
                .setColorScheme(look.scheme())
                .setViewportSize(look.width(), 900));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
