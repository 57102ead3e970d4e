package io.dueprocess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.dueprocess.support.Browsers;
import io.dueprocess.support.Keycloak;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.Tasklist;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in by a real Keycloak in a browser: who comes in, with which groups, how long it is fresh, and how one gets out. */
class OidcJourneyIT {

    private static final Path PICTURES = Path.of("target/screenshots/oidc");
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String AGAIN = "dialog[data-sign-in-again]";

    private static Keycloak keycloak;
    private static RunningApp app;
    private static Browsers.Chromium chromium;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        String secret = UUID.randomUUID().toString();
        Path secretFile = Files.writeString(folder.resolve("client-secret"), secret + "\n");
        int port = RunningApp.freePort();
        keycloak = Keycloak.launch(folder, "http://localhost:" + port, secret);
        app = RunningApp.start(
                folder.resolve("data"),
                Map.of(
                        "SPRING_PROFILES_ACTIVE", "demo,oidc",
                        "SERVER_PORT", String.valueOf(port),
                        "OIDC_ISSUER", keycloak.issuer(),
                        "OIDC_CLIENT_ID", "due-process",
                        "OIDC_CLIENT_SECRET_FILE", secretFile.toString()),
                "--dueprocess.oidc.fresh=PT15S",
                "--dueprocess.sealed.memory-kib=64",
                "--dueprocess.sealed.passes=1");
        chromium = Browsers.launch();
        keycloak.await();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (app != null) {
            app.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void oneSignInOpensTasklistOurPagesAndCockpitAndOneSignOutClosesThemAndTheProvider() {
        try (Page page = chromium.page("en")) {
            page.navigate(app.url(TASKLIST + "#/?task=none"));
            Browsers.assertAccessible(page);
            picture(page, "sign-in");
            signIn(page, "mia");
            Tasklist.opened(page, app);
            assertThat(page.url())
                    .as("the page that was asked for")
                    .contains(TASKLIST)
                    .contains("task=none");
            assertThat(groups("mia")).containsExactly("managers");

            page.navigate(app.url("/camunda/app/cockpit/default/#/sla"));
            page.locator(".due-process-sla.board .process").first().waitFor();
            page.navigate(app.url("/cases"));
            page.locator("header.band form button").click();
            page.waitForURL("**/login?out");
            page.navigate(app.url("/cases"));
            assertAskedForPassword(page);
            keycloakForm(page, "mia");
            page.waitForURL("**/cases");

            page.navigate(app.url(TASKLIST));
            Tasklist.opened(page, app);
            signOutInTasklist(page);
            page.waitForURL(url -> url.contains("/login?out")); // the fragment of Tasklist's page follows
            assertAskedForPassword(page);
        }
    }

    @Test
    void anApprovalTakesAFreshSignInAndKeepsWhatWasTyped() {
        screenedWithNothingFound();
        try (Page page = chromium.page("en")) {
            page.navigate(app.url(TASKLIST));
            signIn(page, "otto");
            Tasklist otto = Tasklist.opened(page, app);
            otto.claim("Confirm none is due");
            otto.chooseIn("decision", 0);
            otto.fillIn("comment", "Nothing points to a high risk.");
            Locator comment = page.locator(".fjs-container textarea[id$='Field_comment']");
            awaitStale(page);

            complete(page);
            Locator dialog = page.locator(AGAIN);
            dialog.waitFor();
            picture(page, "sign-in-again");
            Browsers.assertAccessible(page, AGAIN);
            signInAgain(page, dialog, "otto");
            assertThat(comment.inputValue()).isEqualTo("Nothing points to a high risk.");
            assertThat(tasks("UserTask_ConfirmNoAssessment")).isEqualTo(1);
            complete(page);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> tasks("UserTask_ConfirmNoAssessment") == 0);
        }
    }

    @Test
    void unlockingTakesAFreshSignIn() {
        try (Page page = chromium.page("en")) {
            page.navigate(app.url("/cases"));
            signIn(page, "hanna");
            Locator passphrase = page.locator("[data-handler] input[type=password]");
            passphrase.first().waitFor();
            passphrase.nth(0).fill("four words nobody connects");
            passphrase.nth(1).fill("four words nobody connects");
            page.locator("[data-handler] button.main").first().click();
            page.locator("[data-handler] .lock-state.open").waitFor();

            page.evaluate("fetch('/api/v1/unlock', {method: 'DELETE', headers: {'X-DP-XSRF':"
                    + " document.cookie.split('; ').find(each => each.startsWith('DP-XSRF=')).slice(8)}})");
            page.reload();
            passphrase.first().fill("four words nobody connects");
            awaitStale(page);
            page.locator("[data-handler] button.main").first().click();
            Locator dialog = page.locator(AGAIN);
            dialog.waitFor();
            signInAgain(page, dialog, "hanna");
            assertThat(passphrase.first().inputValue()).isEqualTo("four words nobody connects");
            page.locator("[data-handler] button.main").first().click();
            page.locator("[data-handler] .lock-state.open").waitFor();
        }
    }

    @Test
    void whoIsInNoGroupOrCalledLikeSomebodyElseIsRefusedAndTold() {
        try (Page page = chromium.page("en")) {
            page.navigate(app.url("/cases"));
            signIn(page, "nils");
            page.locator("#problem").getByText("in none of the groups").waitFor();
            picture(page, "no-group");
            Browsers.assertAccessible(page);
            page.navigate(app.url("/cases"));
            assertThat(page.url()).contains("/login");
            assertThat(new StaffClient(app, "admin").read("/engine-rest/user?id=nils"))
                    .isEmpty();
        }
        keycloak.add("petra");
        keycloak.join("petra", "camunda-admin");
        try (Page page = chromium.page("da")) {
            page.navigate(app.url("/cases"));
            signIn(page, "petra");
            page.locator("#problem").getByText("som ikke er din").waitFor();
        }
        assertThat(groups("petra")).as("the local user is as it was").containsExactly("privacy-team");
        assertThat(new StaffClient(app, "petra").get("/engine-rest/task").statusCode())
                .as("and keeps its password")
                .isEqualTo(200);
    }

    @Test
    void aGroupThatIsTakenAwayAtTheProviderIsGoneAtTheNextSignIn() {
        keycloak.join("berit", "camunda-admin");
        try (Page page = chromium.page("en")) {
            page.navigate(app.url("/cases"));
            signIn(page, "berit");
            page.waitForURL("**/cases");
            assertThat(groups("berit")).containsExactly("business-owner", "camunda-admin");
            assertThat(page.request().get(app.url("/actuator/prometheus")).status())
                    .isEqualTo(200);
            assertThat(new StaffClient(app, "berit").get("/engine-rest/task").statusCode())
                    .as("a user of the provider has no password here")
                    .isEqualTo(401);

            keycloak.leave("berit", "camunda-admin");
            String before = session(page.context());
            page.navigate(app.url("/login?next=/cases"));
            page.click("a.enter");
            page.waitForURL("**/cases");
            assertThat(groups("berit")).containsExactly("business-owner");
            assertThat(page.request().get(app.url("/actuator/prometheus")).status())
                    .isEqualTo(403);
            assertThat(session(page.context()))
                    .as("a sign-in changes the session's id")
                    .isNotEqualTo(before);

            keycloak.leave("berit", "business-owner");
            page.navigate(app.url("/login?next=/cases"));
            page.click("a.enter");
            page.locator("#problem").waitFor();
            assertThat(groups("berit")).isEmpty();
        }
    }

    @Test
    void noPasswordOpensASessionAndFormsLeadNowhereButToTheProvider() {
        assertThat(app.get("/login")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("form-action 'self' " + keycloak.issuer().replace("/realms/due-process", "") + ";");
        assertThat(app.get("/").headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self';");
        StaffClient petra = new StaffClient(app, "petra");
        assertThat(petra.postForm("/login", Map.of("username", "petra", "password", "petra"))
                        .statusCode())
                .isBetween(400, 499);
        assertThat(app.get("/login/oauth2/code/oidc?code=x&state=y").body()).contains("was not completed");
    }

    /** The sign-in page, then Keycloak's. */
    private static void signIn(Page page, String user) {
        page.click("a.enter");
        keycloakForm(page, user);
    }

    private static void keycloakForm(Page page, String user) {
        page.locator("#password").waitFor();
        assertThat(page.url()).startsWith(keycloak.issuer());
        if (page.locator("#username:visible").count() > 0) {
            page.fill("#username", user);
        }
        page.fill("#password", user);
        page.evaluate("setTimeout(() => document.querySelector('#kc-login').click())"); // the page may close at once
    }

    private static void assertAskedForPassword(Page page) {
        page.click("a.enter");
        page.locator("#username").waitFor();
        assertThat(page.url()).startsWith(keycloak.issuer());
    }

    private static void signInAgain(Page page, Locator dialog, String user) {
        Page window = page.waitForPopup(() -> dialog.locator("button").first().click());
        keycloakForm(window, user);
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Until the sign-in is no longer fresh, as the server sees it. */
    private static void awaitStale(Page page) {
        Awaitility.await("no longer fresh")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !page.request().get(app.url("/login/fresh")).text().contains("data-fresh"));
    }

    private static void complete(Page page) {
        page.waitForResponse(
                response -> response.url().contains("/submit-form"),
                () -> page.locator("button")
                        .filter(new Locator.FilterOptions().setHasText("Complete"))
                        .first()
                        .click());
    }

    private static void signOutInTasklist(Page page) {
        page.locator("li.account a.dropdown-toggle").first().click();
        page.locator("li.logout a").first().click();
    }

    /** A processing that two users with passwords, who are programs here, have screened; a confirmation is due. */
    private static void screenedWithNothingFound() {
        StaffClient petra = new StaffClient(app, "petra");
        petra.done(
                "POST",
                "/engine-rest/process-definition/key/dpia-approval/submit-form",
                StaffClient.variables(
                        Map.of("processing", "A list of birthdays", "purposes", "Cake on the right day of the year")));
        String screen = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> petra.read("/engine-rest/task?taskDefinitionKey=UserTask_Screen"),
                        found -> !found.isEmpty())
                .at("/0/id")
                .asText();
        assertThat(petra.claim(screen).statusCode()).isEqualTo(204);
        assertThat(petra.submit(screen, Map.of("reasons", "Nothing hits.")).statusCode())
                .isBetween(200, 204);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> tasks("UserTask_ConfirmNoAssessment") == 1);
    }

    private static int tasks(String key) {
        return new StaffClient(app, "dan")
                .read("/engine-rest/task?taskDefinitionKey=" + key)
                .size();
    }

    private static List<String> groups(String user) {
        JsonNode groups = new StaffClient(app, "admin").read("/engine-rest/group?member=" + user);
        return StreamSupport.stream(groups.spliterator(), false)
                .map(group -> group.get("id").asText())
                .sorted()
                .toList();
    }

    private static String session(BrowserContext browser) {
        return browser.cookies(app.url("/")).stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static void picture(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
