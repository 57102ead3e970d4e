package io.dueprocess.support;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;

/** What a reader of the SLA board clicks in Cockpit. */
public final class SlaBoardPage {

    private static final Path PICTURES = Path.of("target/screenshots/sla");

    private final Page page;

    private SlaBoardPage(Page page) {
        this.page = page;
    }

    /** Opens the board, which asks to sign in first, and waits for its figures. */
    public static SlaBoardPage signIn(Page page, RunningApp app, String user) {
        signIn(page, app, user, "#/sla");
        SlaBoardPage board = new SlaBoardPage(page);
        board.await();
        return board;
    }

    /** @param place in Cockpit, beginning with {@code #} */
    public static void signIn(Page page, RunningApp app, String user, String place) {
        page.navigate(app.url("/camunda/app/cockpit/default/" + place));
        page.fill("#username", user);
        page.fill("#password", user);
        page.click("button[type=submit]");
        page.waitForURL("**/camunda/app/cockpit/default/**");
    }

    public Locator root() {
        return page.locator(".due-process-sla.board");
    }

    public void await() {
        root().locator(".process").first().waitFor();
    }

    /** The tile of a figure. */
    public Locator figure(String process, String key) {
        String[] keys = {"open", "dueIn24Hours", "dueIn3Days", "dueIn7Days", "overdue", "paused"};
        return root().locator("[data-process=" + process + "] .tiles")
                .first()
                .locator(".tile")
                .nth(List.of(keys).indexOf(key));
    }

    public SlaBoardPage choose(String filter, String value) {
        root().locator("#sla-" + filter).selectOption(value);
        page.waitForURL("**" + filter + "=" + value + "**");
        await();
        return this;
    }

    /** Opens the cases behind a figure. */
    public void open(String process, String key) {
        figure(process, key).locator("a").click();
        root().locator(".behind").waitFor();
        root().locator(".behind p")
                .filter(new Locator.FilterOptions().setHasText("Reading the cases"))
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Waits until something of the board says so. */
    public Locator awaitText(String selector, String text) {
        Locator found = root().locator(selector).filter(new Locator.FilterOptions().setHasText(text));
        found.first().waitFor();
        return found;
    }

    /** Rows of the open list. */
    public Locator cases() {
        return root().locator(".behind tbody tr");
    }

    /** Waits until that many charts at least are drawn. */
    public void awaitCharts(int charts) {
        page.waitForFunction(
                "n => [...document.querySelectorAll('.due-process-sla canvas')].filter(c => c.height > 150).length >= n",
                charts);
    }

    /** Waits until what bears the name has the focus. */
    public void awaitFocus(String name) {
        page.waitForFunction("name => document.activeElement?.dataset?.focus === name", name);
    }

    /** Takes a picture of the whole board and has it checked. */
    public void look(String name) {
        picture(page, name);
        Browsers.assertAccessible(page, ".due-process-sla");
    }

    /** Of the whole of it: Cockpit scrolls within the page, so the window is made as high as that takes. */
    public static void picture(Page page, String name) {
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        Number needed = (Number) page.evaluate(
                "Math.ceil(document.querySelector('.due-process-sla').getBoundingClientRect().height) + 110");
        page.setViewportSize(width, Math.max(height, needed.intValue()));
        page.mouse().move(5, 5);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        page.setViewportSize(width, height);
    }
}
