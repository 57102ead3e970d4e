package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.dueprocess.sla.Board;
import io.dueprocess.sla.BoardFilter;
import io.dueprocess.sla.SampleBoard;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.SharedDemo;
import io.dueprocess.support.SlaBoardPage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** The SLA board with the figures of 100,000 cases, and how it keeps them fresh. The figures are made up. */
class SlaBoardFiguresIT {

    private static final ObjectMapper JSON = Jackson2ObjectMapperBuilder.json()
            .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static Browsers.Chromium chromium;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean down = new AtomicBoolean();

    @BeforeAll
    static void start() {
        chromium = Browsers.launch();
        SharedDemo.app();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private Page page(String language, int width) {
        Page page = chromium.page(
                new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 1000));
        page.route("**/api/v1/sla/board", this::answer);
        page.route("**/api/v1/sla/board?*", this::answer);
        return page;
    }

    private void answer(Route route) {
        asked.incrementAndGet();
        if (down.get()) {
            route.abort();
            return;
        }
        String url = route.request().url();
        String process = url.contains("process=") ? url.replaceAll(".*process=([a-z-]+).*", "$1") : null;
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(json(SampleBoard.of(new BoardFilter(process, 12, null)))));
    }

    private static String json(Board board) {
        try {
            return JSON.writeValueAsString(board);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "en, 1920", "da, 1280", "en, 420"})
    void manyCasesAreLegibleAtEveryWidth(String language, int width) {
        try (Page page = page(language, width)) {
            SlaBoardPage board = SlaBoardPage.signIn(page, SharedDemo.app(), "max");
            board.awaitCharts(6);
            assertThat(board.figure("dsar-handling", "open").textContent()).containsPattern("100[,.]000");
            board.root().locator("details summary").first().click();
            assertThat(board.root().locator("details[open] tbody tr").count()).isEqualTo(5);
            assertThat(
                            (boolean)
                                    page.evaluate(
                                            "(board => board.scrollWidth <= board.clientWidth)(document.querySelector('.due-process-sla'))"))
                    .as("no scrolling sideways")
                    .isTrue();
            board.look("many-" + language + "-" + width);
            if (width >= 1280) {
                board.choose("process", "dsar-handling").awaitCharts(2);
                board.look("one-" + language + "-" + width);
            }
        }
    }

    @Test
    void theFiguresAreReadAgainWhileTheyAreSeenAndAFailureIsTold() {
        try (Page page = page("en", 1280)) {
            page.clock().install();
            SlaBoardPage board = SlaBoardPage.signIn(page, SharedDemo.app(), "max");
            board.awaitCharts(6);
            board.root().locator("details summary").first().click();
            page.clock().runFor(10_000);
            assertThat(board.root().locator(".age").textContent()).containsPattern("\\d+ seconds old");
            int before = asked.get();
            page.clock().runFor(31_000);
            page.waitForCondition(() -> asked.get() > before);
            assertThat(board.root().locator("details[open]").count())
                    .as("what the reader opened stays open")
                    .isEqualTo(1);

            down.set(true);
            page.clock().runFor(31_000);
            board.awaitText("[role=alert]", "The server cannot be reached.");
            assertThat(board.root().locator(".process").count())
                    .as("what is known stays")
                    .isEqualTo(4);
            board.look("failed");

            page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})");
            int hidden = asked.get();
            page.clock().runFor(95_000);
            assertThat(asked.get()).as("nobody looks").isEqualTo(hidden);

            down.set(false);
            page.evaluate("Object.defineProperty(document, 'hidden', {value: false, configurable: true});"
                    + "document.dispatchEvent(new Event('visibilitychange'))");
            page.waitForCondition(() -> asked.get() > hidden);
            board.awaitText(".age", "just read");
            assertThat(board.root().locator("[role=alert]").textContent()).isEmpty();
        }
    }

    @Test
    void whatCannotBeReadAtFirstIsSaidAndTriedAgain() {
        down.set(true);
        try (Page page = page("da", 1280)) {
            SlaBoardPage.signIn(page, SharedDemo.app(), "max", "#/sla");
            page.locator(".due-process-sla .alert-danger")
                    .getByText("Der er ingen forbindelse til serveren.")
                    .waitFor();
            down.set(false);
            page.locator(".due-process-sla .alert-danger button").click();
            page.locator(".due-process-sla .process").first().waitFor();
        }
    }
}
