package io.dueprocess.breach;

import static io.dueprocess.breach.AuthorityWorld.DORA;
import static io.dueprocess.breach.AuthorityWorld.PETRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.breach.authority.NotificationTemplate;
import io.dueprocess.breach.authority.TemplateField;
import io.dueprocess.casefile.Attachment;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.document.PdfText;
import io.dueprocess.engine.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** From the prepared form to the authority's number, in phases (Art. 33). */
class BreachNotificationsTest {

    private final AuthorityWorld world = AuthorityWorld.fresh();
    private final BreachNotifications notifications = world.the(BreachNotifications.class);

    private static Map<String, Object> contents(String type, Object... more) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "notificationType",
                type,
                "documentLanguage",
                "en",
                "incidentText",
                "A list of customers went to a wrong address.",
                "natureConfidentiality",
                true));
        for (int n = 0; n < more.length; n += 2) {
            form.put((String) more[n], more[n + 1]);
        }
        return form;
    }

    private void prepare(String caseId, Map<String, Object> contents) {
        world.form(caseId, BreachProcess.FORM_PREPARE, contents);
        notifications.beforeComplete(caseId, BreachProcess.TASK_PREPARE, PETRA, null);
    }

    private void fill(String caseId, String day, String time) {
        world.form(
                caseId,
                BreachProcess.FORM_FILE,
                Map.of("filedOn", day, "filedAtTime", time, "receiptNumber", "2027-1", "filedHow", "virk"));
    }

    private void filed(String caseId) {
        notifications.beforeComplete(caseId, BreachProcess.TASK_FILE, PETRA, "filed");
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refused.class).hasMessage("breach.refused." + code);
    }

    @Test
    void thePhasesOfANotificationCarryTheFirstReceiptAndHaveTheirOwnDates() {
        String caseId = world.open("Customer list sent by mistake");
        world.at("2027-03-28T12:00:00+02:00");
        world.file(caseId, contents("initialIncomplete"), "2027-03-28", "11:30", "2027-31-0001");
        assertThat(world.facts(caseId).notifiedAt()).isEqualTo(world.instant("2027-03-28T11:30:00+02:00"));
        assertThat(world.facts(caseId).followUpDue()).isEqualTo(world.instant("2027-04-04T11:30:00+02:00"));
        assertThat(world.facts(caseId).completeAt()).isNull();
        assertThat(deadline(caseId).state()).isEqualTo(Deadline.State.MET);
        assertThat(notifications.formValues(caseId, BreachProcess.FORM_PREPARE))
                .containsEntry("earlierReceipt", "2027-31-0001");

        world.at("2027-04-02T12:00:00+02:00");
        refused("follow-up", () -> prepare(caseId, contents("initialComplete")));
        world.file(caseId, contents("withdraw", "withdrawReason", "No personal data"), "2027-04-02", "10:00", "2");
        assertThat(world.facts(caseId).notifiedAt()).isEqualTo(world.instant("2027-03-28T11:30:00+02:00"));
        assertThat(world.facts(caseId).followUpDue()).isNull();
        assertThat(world.facts(caseId).completeAt()).isEqualTo(world.instant("2027-04-02T10:00:00+02:00"));
        assertThat(json(caseId, 2).at("/fields/6").asText()).isEqualTo("2027-31-0001");
        assertThat(json(caseId, 2).at("/missing")).isEmpty();
        assertThat(files(caseId)).hasSize(4);
        assertThat(notifications.sections(caseId, Locale.ENGLISH).get(0).table().rows())
                .hasSize(2)
                .first()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("2027-31-0001", "Through virk.dk");
    }

    @Test
    void afterThe72HoursReasonsAreNeededToPrepareIt() {
        String caseId = world.open("Late");
        // 72 elapsed hours: the clock that springs forward makes it 17:00
        world.at("2027-03-29T16:59:59+02:00");
        prepare(caseId, contents("initialIncomplete"));
        world.at("2027-03-29T17:00:00+02:00");
        refused("delay-reasons", () -> prepare(caseId, contents("initialIncomplete", "delayReasons", "  ")));
        world.file(
                caseId, contents("initialIncomplete", "delayReasons", "Easter"), "2027-03-29", "17:00", "2027-31-0002");
        assertThat(deadline(caseId).state()).isEqualTo(Deadline.State.MET_LATE);
        assertThat(json(caseId, 1).at("/fields/49").asText()).isEqualTo("Easter");
    }

    @Test
    void whatWasPreparedInTimeAndFiledLateGoesBackForReasons() {
        String caseId = world.open("Filed late");
        world.at("2027-03-29T12:00:00+02:00");
        prepare(caseId, contents("initialIncomplete"));
        notifications.write(caseId);
        world.at("2027-03-29T18:00:00+02:00");
        fill(caseId, "2027-03-29", "17:00");
        refused("delay-reasons-filing", () -> filed(caseId));
        fill(caseId, "2027-03-29", "16:59");
        filed(caseId);
    }

    @Test
    void theTimeOfFilingIsPossible() {
        String caseId = world.open("Times");
        world.at("2027-03-27T12:00:00+01:00");
        prepare(caseId, contents("initialIncomplete"));
        notifications.write(caseId);
        fill(caseId, "2027-03-27", "12:01");
        refused("filed-in-future", () -> filed(caseId));
        fill(caseId, "2027-03-26", "15:59");
        refused("filed-before-aware", () -> filed(caseId));
        world.form(caseId, BreachProcess.FORM_FILE, Map.of("filedOn", "2027-03-27", "filedAtTime", "10:00"));
        refused("filed-when", () -> filed(caseId));
        notifications.beforeComplete(caseId, BreachProcess.TASK_FILE, PETRA, "back");
    }

    @Test
    void whatIsCalledCompleteMayMissNothing() {
        String caseId = world.open("Complete");
        prepare(caseId, contents("initialComplete"));
        notifications.write(caseId);
        refused(
                "not-complete",
                () -> notifications.beforeComplete(caseId, BreachProcess.TASK_APPROVE, DORA, "approve"));
        notifications.beforeComplete(caseId, BreachProcess.TASK_APPROVE, DORA, "return");
        assertThat(notifications
                        .formValues(caseId, BreachProcess.FORM_APPROVE)
                        .get("missing")
                        .toString())
                .contains("Kind of incident (60)", "Categories of people (65)")
                .doesNotContain("How data were changed");
        refused("first-report", () -> prepare(caseId, contents("followUpComplete")));
    }

    @Test
    void whoPreparedItDoesNotApproveIt() {
        String caseId = world.open("Four eyes");
        assertThat(notifications.excludedFrom(caseId, BreachProcess.TASK_APPROVE))
                .isEmpty();
        prepare(caseId, contents("initialIncomplete"));
        assertThat(notifications.excludedFrom(caseId, BreachProcess.TASK_APPROVE))
                .containsExactly(PETRA);
        assertThat(notifications.excludedFrom(caseId, BreachProcess.TASK_FILE)).isEmpty();
    }

    @Test
    void theFormShowsWhatTheCaseKnows() {
        String caseId = world.open("Prefilled");
        world.form(
                caseId,
                BreachProcess.FORM_DESCRIBE,
                Map.of("natureIntegrity", true, "systems", "CRM", "subjects", 120, "measuresTaken", "recalled"));
        world.the(BreachStore.class).described(caseId, BreachFacts.Cause.HUMAN_ERROR, 120);
        assertThat(notifications.formValues(caseId, BreachProcess.FORM_PREPARE))
                .containsEntry("incidentText", "A list went to the wrong address.")
                .containsEntry("natureIntegrity", true)
                .containsEntry("systems", "CRM")
                .containsEntry("peopleNumber", 120)
                .containsEntry("origin", "a")
                .containsEntry("beganOn", "2027-03-25")
                .containsEntry("caseDue", "29 March 2027 at 17:00")
                .containsEntry("dpoName", "Dora Dahl");
    }

    @Test
    void paperAndDataSayTheSame() {
        String caseId = world.open("Paper", AuthorityWorld.AWARE, Duration.ofHours(1));
        Map<String, Object> all = new HashMap<>(contents("initialIncomplete"));
        for (TemplateField field : world.the(NotificationTemplate.class).fields()) {
            if (field.key() != null && field.type() == TemplateField.Type.TEXT) {
                all.putIfAbsent(field.key(), "Answer to " + field.number() + ", <b>as typed</b> & ${7*7}");
            }
        }
        all.putAll(Map.of(
                "incident",
                "r",
                "origin",
                "a",
                "period",
                "a",
                "beganOn",
                "2027-03-25",
                "discoveredBy",
                "d",
                "toldUsOn",
                "2027-03-26",
                "peopleCustomers",
                true,
                "dataContact",
                true,
                "peopleKnown",
                "a",
                "peopleNumber",
                120));
        prepare(caseId, all);
        notifications.write(caseId);
        JsonNode json = json(caseId, 1);
        assertThat(json.at("/mark").asText()).isEqualTo("DRILL - not a notification");
        assertThat(json.at("/fields").size()).isEqualTo(100);
        assertThat(json.at("/fields/46").asText()).isEqualTo("2027-03-25T16:00+01:00");
        assertThat(json.at("/fields/65/0").asText()).isEqualTo("a");
        assertThat(json.at("/fields/82").isNull()).isTrue();
        byte[] pdf = content(files(caseId).get(0));
        assertThat(PdfText.of(pdf))
                .contains("DRILL - not a notification", "Datatilsynet", "Still missing", "Data sent by mistake")
                .contains("Answer to 51, <b>as typed</b> & ${7*7}", "26 March 2027, 16:00 (+01:00)", "Customers", "120")
                .doesNotContain("breach.edpb", "Answer to 82");
    }

    private Deadline deadline(String caseId) {
        return world.the(Deadlines.class).find(caseId, Clock.BREACH_AUTHORITY).orElseThrow();
    }

    private List<Attachment> files(String caseId) {
        return world.files().attachments(caseId).stream()
                .filter(file -> file.kind().equals("breach-notification"))
                .toList();
    }

    private JsonNode json(String caseId, int round) {
        try {
            return new ObjectMapper().readTree(content(files(caseId).get(2 * round - 1)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] content(Attachment file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        world.files().copyTo(file, content);
        return content.toByteArray();
    }
}
