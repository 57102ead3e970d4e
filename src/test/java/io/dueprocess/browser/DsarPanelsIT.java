package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.dueprocess.support.Browsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The panels of erasure, correction and recipients in a browser, over answers made up for it. */
class DsarPanelsIT {

    private static final Path DESK = Path.of("src/main/resources/static/desk");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "<img src=x onerror=alert(1)> ${7*7} שלום";

    private static Browsers.Chromium chromium;

    private final List<String> sent = new ArrayList<>();
    private String language = "en";
    private boolean editable = true;
    private boolean stale;
    private boolean retained;

    @BeforeAll
    static void start() {
        chromium = Browsers.launch();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void forget() {
        sent.clear();
    }

    @Test
    void aRowIsKeptForALegalClaimByKeyboardAlone() throws IOException {
        try (Page page = open("erasure")) {
            page.getByText("2 to delete, 1 to reduce, 1 kept").waitFor();
            assertThat(page.locator(".item.uncertain button").count()).isZero();
            Browsers.assertAccessible(page);
            page.getByLabel("Keep Notes, row 1 …").focus();
            page.keyboard().press("Enter");
            page.getByLabel("Reason").fill(HOSTILE);
            page.getByLabel("Last day").fill("2030-01-31");
            Browsers.assertAccessible(page);
            picture(page, "erasure-ask");
            retained = true;
            page.getByLabel("Reason").press("Tab");
            page.keyboard().press("Enter");
            page.getByText("Kept by decision").waitFor();
            JsonNode body = JSON.readTree(sent.get(0).substring(sent.get(0).indexOf('{')));
            assertThat(sent.get(0)).startsWith("PUT /api/v1/dsar/c1/erasure/retained");
            assertThat(body.get("rowId").asText()).isEqualTo("7");
            assertThat(body.get("basis").asText()).isEqualTo("Art. 17(3)(e)");
            assertThat(body.get("until").asText()).isEqualTo("2030-01-31");
            assertThat(page.evaluate("document.querySelector('[data-case]').shadowRoot.activeElement.dataset.row"))
                    .isEqualTo("crm|note|7");
            retained = false;
            page.getByLabel("Keep Notes, row 1 no longer").click();
            page.getByLabel("Keep Notes, row 1 …").waitFor();
            assertThat(sent.get(1))
                    .startsWith("DELETE /api/v1/dsar/c1/erasure/retained")
                    .contains("\"rowId\":\"7\"");
        }
    }

    @Test
    void aWholeTableIsKeptAndEscapeTakesTheQuestionBack() {
        try (Page page = open("erasure")) {
            Locator keepAll = page.getByLabel("Keep all of Notes …");
            keepAll.click();
            page.keyboard().press("Escape");
            assertThat(page.getByLabel("Reason").count()).isZero();
            keepAll.click();
            page.getByLabel("Reason").fill("claim");
            page.locator(".ask button.main").click();
            page.getByText("Saved.").waitFor();
            assertThat(sent.get(0)).contains("\"rowId\":null", "\"until\":null");
        }
    }

    @Test
    void aFieldIsCorrectedAndAStaleValueIsSaidSo() {
        try (Page page = open("rectification")) {
            page.getByText("Nothing is corrected yet.").waitFor();
            Browsers.assertAccessible(page);
            page.getByLabel("Correct Telephone of Contacts, row 1").click();
            page.getByLabel("Right value").fill(HOSTILE);
            Browsers.assertAccessible(page);
            page.keyboard().press("Enter");
            page.getByText("1 field is corrected.").waitFor();
            assertThat(sent.get(0)).contains("\"seen\":\"11 22 33 44\"", "\"column\":\"phone\"");
            picture(page, "rectification");
            page.getByLabel("Leave Telephone of Contacts, row 1 as it is").click();
            page.getByText("Nothing is corrected yet.").waitFor();
            assertThat(sent.get(1)).contains("\"newValue\":null");
            stale = true;
            page.getByLabel("Correct Order number of Contacts, row 1").click();
            page.getByText("the owner’s group gets a task").waitFor();
            page.getByLabel("Right value").fill("12");
            page.keyboard().press("Enter");
            page.getByText("The system says something else by now: 99").waitFor();
            Browsers.assertAccessible(page);
        }
    }

    @Test
    void whoOnlyReadsSeesNoButtons() {
        editable = false;
        for (String tab : List.of("erasure", "rectification")) {
            try (Page page = open(tab)) {
                page.locator(".panel .notice").waitFor();
                assertThat(page.locator(".panel button").count()).isZero();
                Browsers.assertAccessible(page);
            }
        }
    }

    @Test
    void whatARecipientAnsweredIsRecorded() {
        try (Page page = open("recipients")) {
            page.getByText("not yet told: a person has the task").waitFor();
            page.getByText("Record what Nordhost ApS answered").click();
            page.getByLabel("Note").first().fill("Said by telephone");
            Browsers.assertAccessible(page);
            picture(page, "recipients");
            page.getByText("Record", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            page.getByText("The answer was recorded.").waitFor();
            assertThat(sent.get(0))
                    .startsWith("POST /api/v1/dsar/c1/recipients")
                    .contains("\"recipient\":\"hosting\"");
        }
    }

    @Test
    void allFitsANarrowScreenInDanish() {
        language = "da";
        for (String tab : List.of("erasure", "rectification", "recipients")) {
            try (Page page = open(tab, 320)) {
                page.locator(".panel .item").first().waitFor();
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(320);
                Browsers.assertAccessible(page);
                picture(page, tab + "-320");
            }
        }
    }

    private Page open(String tab) {
        return open(tab, 1100);
    }

    private Page open(String tab, int width) {
        Page page = chromium.page(new Browser.NewContextOptions().setViewportSize(width, 900));
        page.route("**/*", this::answer);
        page.navigate("http://desk.test/cases/c1");
        page.locator("[data-tab=" + tab + "]").click();
        return page;
    }

    private void answer(Route route) {
        String path = route.request().url().replaceFirst("http://desk.test", "");
        String method = route.request().method();
        if (!method.equals("GET")) {
            sent.add(method + " " + path + " " + route.request().postData());
        }
        if (path.equals("/cases/c1")) {
            fulfil(route, 200, "text/html", PAGE.formatted(language));
        } else if (path.startsWith("/desk/")) {
            fulfil(route, 200, path.endsWith(".css") ? "text/css" : "text/javascript", file(path));
        } else if (path.startsWith("/api/v1/cases/")) {
            fulfil(route, 200, "application/json", CASE.formatted(language));
        } else if (path.endsWith("/erasure")) {
            fulfil(route, 200, "application/json", ERASURE.formatted(editable, retained ? RETAINED : "null"));
        } else if (path.endsWith("/rectification") && method.equals("PUT")) {
            fulfil(route, stale ? 409 : 200, "application/json", stale ? "{\"current\": \"99\"}" : "null");
        } else if (path.endsWith("/rectification")) {
            fulfil(route, 200, "application/json", RECTIFICATION.formatted(editable));
        } else if (path.endsWith("/recipients")) {
            fulfil(route, 200, "application/json", RECIPIENTS);
        } else {
            fulfil(route, path.contains("retained") ? 204 : 404, "text/plain", "");
        }
    }

    private static String file(String path) {
        try {
            return Files.readString(DESK.resolve(path.substring("/desk/".length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fulfil(Route route, int status, String type, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(type)
                .setBody(body));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/panel-" + name + ".png"))
                .setFullPage(true));
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s"><head><title>Case</title><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            </head><body style="margin: 0; padding: 8px"><main><h1>Case</h1><div data-case="c1"></div>
            <script type="module" src="/desk/page.js"></script></main></body></html>
            """;

    private static final String CASE = """
            {"id": "c1", "language": "%s", "zone": "Europe/Copenhagen", "state": "OPEN", "reference": "DP-7K3M-Q2XA",
             "process": "Data subject request", "deadlines": [], "documents": [], "history": [], "holds": [], "tasks": [],
             "audit": [], "mayWrite": true, "mayHold": false, "held": false, "sealed": false,
             "content": {"subject": "Freja Lindqvist", "topics": ["Erasure (Art. 17)"], "stage": "In progress", "names": {},
              "sections": [{"title": "Earlier requests", "facts": [], "table": {"columns": ["Reference"], "rows": [["DP-AAAA-BBBB"]]}}],
              "messages": [], "actions": [
               {"kind": "RECTIFICATION", "href": "/api/v1/dsar/c1/rectification", "now": true},
               {"kind": "ERASURE", "href": "/api/v1/dsar/c1/erasure", "now": false},
               {"kind": "RECIPIENTS", "href": "/api/v1/dsar/c1/recipients", "now": false}]}}
            """;

    private static final String RETAINED =
            "{\"rowId\": \"7\", \"basis\": \"Art. 17(3)(e)\", \"until\": \"2030-01-31\", \"reason\": \"claim\"}";

    private static final String ERASURE = """
            {"editable": %s, "systems": [
             {"system": "crm", "name": "Customer relations", "byHand": false, "rows": [
              {"table": "note", "label": "Notes", "rowId": "7", "what": "DELETE", "columns": [], "until": null, "basis": null,
               "why": null, "uncertain": false, "values": [{"label": "Text", "value": "<b>bold</b>"}], "retained": %s},
              {"table": "note", "label": "Notes", "rowId": "8", "what": "DELETE", "columns": [], "until": null, "basis": null,
               "why": null, "uncertain": false, "values": [], "retained": null},
              {"table": "contact", "label": "Contacts", "rowId": "1", "what": "REDUCE", "columns": ["Telephone", "Title"],
               "until": "2031-12-31", "basis": null, "why": "kept for its orders", "uncertain": false, "values": [], "retained": null},
              {"table": "orders", "label": "Orders", "rowId": "3", "what": "KEEP", "columns": [], "until": "2031-12-31",
               "basis": "Art. 17(3)(b)", "why": "bookkeeping law", "uncertain": true, "values": [], "retained": null}]},
             {"system": "video", "name": "Video surveillance", "byHand": true, "rows": []}]}
            """;

    private static final String RECTIFICATION = """
            {"editable": %s, "statement": "I never worked there.", "systems": [
             {"system": "crm", "name": "Customer relations", "rows": [
              {"table": "contact", "label": "Contacts", "rowId": "1", "fields": [
               {"column": "phone", "label": "Telephone", "value": "11 22 33 44", "byUs": true, "newValue": null},
               {"column": "order", "label": "Order number", "value": "11", "byUs": false, "newValue": null},
               {"column": "title", "label": "Title", "value": null, "byUs": true, "newValue": null}]}]}]}
            """;

    private static final String RECIPIENTS = """
            [{"recipient": "hosting", "name": "Nordhost ApS", "acts": ["ERASURE"], "mail": true, "toldAt": "2026-11-26T09:00:00Z",
              "toldBy": null, "answer": null, "answeredAt": null, "note": ""},
             {"recipient": "auditor", "name": "Tal & Orden", "acts": ["ERASURE", "RESTRICTION"], "mail": false, "toldAt": null,
              "toldBy": null, "answer": null, "answeredAt": null, "note": ""},
             {"recipient": "mail", "name": "Brevdue", "acts": ["ERASURE"], "mail": true, "toldAt": "2026-11-26T09:00:00Z",
              "toldBy": "petra", "answer": "NOTHING", "answeredAt": "2026-11-27T09:00:00Z", "note": "By mail"}]
            """;
}
