package io.dueprocess.support;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** What a member of staff clicks in Tasklist. */
public final class Tasklist {

    private static final String FILTERS = ".task-filters a, [cam-tasklist-filters] a";

    private final Page page;
    private final RunningApp app;

    private Tasklist(Page page, RunningApp app) {
        this.page = page;
        this.app = app;
    }

    /** Opens Tasklist, which asks to sign in first. */
    public static Tasklist signIn(Page page, RunningApp app, String user) {
        page.navigate(app.url("/camunda/app/tasklist/default/"));
        page.fill("#username", user);
        page.fill("#password", user);
        page.click("button[type=submit]");
        page.locator(FILTERS).first().waitFor(); // the address is the same before and after signing in
        return new Tasklist(page, app);
    }

    /** Tasklist as it is open already. */
    public static Tasklist opened(Page page, RunningApp app) {
        page.locator(FILTERS).first().waitFor();
        return new Tasklist(page, app);
    }

    public Page page() {
        return page;
    }

    /** Opens the task of that name in the group's list and claims it. */
    public void claim(String taskName) {
        filter("My groups' tasks");
        open(taskName);
        page.locator("button.claim").first().click();
        page.locator(".fjs-container input:enabled:visible, .fjs-container textarea:enabled:visible")
                .first()
                .waitFor();
    }

    public void filter(String name) {
        page.locator(FILTERS)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
    }

    public void open(String taskName) {
        page.locator(".tasks-list li")
                .filter(new Locator.FilterOptions().setHasText(taskName))
                .first()
                .click();
        page.locator(".task-card h2.task, h2.task")
                .filter(new Locator.FilterOptions().setHasText(taskName))
                .first()
                .waitFor();
    }

    /** Opens the task by its id and claims it, unless it is claimed already. */
    public void openTask(String taskId) {
        page.navigate("about:blank"); // the application does not follow a change after the #
        page.navigate(app.url("/camunda/app/tasklist/default/#/?task=" + taskId));
        Locator claim = page.locator("button.claim:visible");
        Locator field = page.locator(".fjs-container input:enabled:visible, .fjs-container textarea:enabled:visible");
        claim.or(field).first().waitFor();
        if (claim.first().isVisible()) {
            claim.first().click();
        }
        field.first().waitFor();
    }

    /** Opens the start form of the process of that name. */
    public void startProcess(String processName) {
        page.locator("a")
                .filter(new Locator.FilterOptions().setHasText("Start process"))
                .first()
                .click();
        page.locator(".modal-content a")
                .filter(new Locator.FilterOptions().setHasText(processName))
                .first()
                .click();
        page.locator(".modal-content .fjs-container").first().waitFor();
    }

    /** Sends the start form. */
    public void start() {
        page.waitForResponse(
                response -> response.url().contains("/submit-form"),
                () -> page.locator(".modal-content button")
                        .filter(new Locator.FilterOptions().setHasText("Start"))
                        .last()
                        .click());
    }

    /** Chooses the option at that place, from 0, of the field of that key. */
    public void chooseIn(String key, int option) {
        Locator options = page.locator(".fjs-form-field-radio:has(input[id*='Field_" + key + "']) input[type=radio]");
        page.locator("label[for='" + options.nth(option).getAttribute("id") + "']")
                .first()
                .click();
    }

    /** Chooses in the select of that key. */
    public void selectIn(String key, String option) {
        Locator field = page.locator(".fjs-form-field-select:has([id*='Field_" + key + "'])")
                .first();
        field.locator(".fjs-input-group").click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
    }

    /** Fills the text field of that key. */
    public void fillIn(String key, String text) {
        type(page.locator(".fjs-container [id$='Field_" + key + "']:enabled").first(), text);
    }

    /** Types a date, as a browser in English takes it. */
    public void day(String label, LocalDateTime when) {
        Locator field = page.locator(".fjs-form-field-datetime")
                .filter(new Locator.FilterOptions().setHasText(label))
                .locator("input.flatpickr-input")
                .first();
        field.fill(when.format(DateTimeFormatter.ofPattern("MM/dd/yyyy")));
        field.press("Enter");
    }

    /** Types a date and a time of day. */
    public void dayAndTime(String key, LocalDateTime when) {
        Locator day = page.locator("input[id$='Field_" + key + "-date']");
        day.fill(when.format(DateTimeFormatter.ofPattern("MM/dd/yyyy")));
        day.press("Enter");
        Locator time = page.locator("input[id$='Field_" + key + "-time']");
        time.fill(when.format(DateTimeFormatter.ofPattern("HH:mm")));
        time.press("Enter");
    }

    /** Sends a form that the server refuses in these words. */
    public void completeRefused(String words) {
        complete();
        page.locator(".alert")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .waitFor();
    }

    /** Chooses in a select of the form. */
    public void select(String label, String option) {
        Locator field = page.locator(".fjs-form-field-select")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first();
        field.locator(".fjs-input-group").click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
    }

    public void choose(String option) {
        page.locator(".fjs-form-field-radio label")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
    }

    public void tick(String label) {
        page.locator(".fjs-form-field-checkbox label")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first()
                .click();
    }

    public void fill(String label, String text) {
        type(
                page.locator(".fjs-form-field")
                        .filter(new Locator.FilterOptions().setHasText(label))
                        .locator("textarea:enabled, input:enabled")
                        .first(),
                text);
    }

    /** Leaves the field too: form-js judges fields when they are left, and what is below moves when a message comes or goes. */
    private static void type(Locator field, String text) {
        field.fill(text);
        field.blur();
    }

    /** A tab of the task: {@code Form}, {@code Case file}, {@code Diagram}. */
    public void tab(String name) {
        page.locator(".nav-tabs li")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
    }

    /** The case file's root in the open tab; inside a shadow root, which locators enter by themselves. */
    public Locator caseFile() {
        Locator root = page.locator(".due-process-case .case");
        root.locator("header.head").waitFor();
        return root;
    }

    public void complete() {
        page.waitForResponse(
                response -> response.url().contains("/submit-form"),
                () -> page.locator("button")
                        .filter(new Locator.FilterOptions().setHasText("Complete"))
                        .first()
                        .click());
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    public void picture(Path folder, String name) {
        page.mouse().move(5, 400);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    public RunningApp app() {
        return app;
    }
}
