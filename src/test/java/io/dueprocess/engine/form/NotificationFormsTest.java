package io.dueprocess.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.junit.jupiter.api.Test;

/** The forms of the notification to the authority, as the server checks them. */
class NotificationFormsTest {

    private final FormRules rules = new FormRules(new ScalaFeelEngineFactory().createInstance());

    @Test
    void anIncompleteFirstReportNeedsNothingButItsKind() throws IOException {
        assertThat(rules.check(fields("breach-notification-contents"), Map.of("notificationType", "initialIncomplete")))
                .containsOnlyKeys("notificationType");
    }

    @Test
    void whatOtherAnswersMakePointlessIsNotKept() throws IOException {
        List<FormField> form = fields("breach-notification-contents");
        Map<String, Object> pointless = Map.of(
                "notificationType", "initialIncomplete", "disclosure", "a", "leadAuthority", "x", "timeline", "kept");
        assertThat(rules.check(form, pointless)).containsOnlyKeys("notificationType", "timeline");
        Map<String, Object> asked = Map.of(
                "notificationType", "initialIncomplete",
                "natureConfidentiality", true,
                "disclosure", "a",
                "peopleKnown", "b",
                "peopleNumber", 120,
                "police", "b",
                "otherAuthorities", "a",
                "otherAuthoritiesText", "CFCS",
                "discoveredBy", "d",
                "toldUsOn", "2027-03-26");
        assertThat(rules.check(form, asked)).containsAllEntriesOf(asked);
    }

    @Test
    void aWithdrawalSaysWhy() throws IOException {
        List<FormField> form = fields("breach-notification-contents");
        assertThatThrownBy(() -> rules.check(form, Map.of("notificationType", "withdraw")))
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void aFilingHasItsTimeAndNumber() throws IOException {
        List<FormField> form = fields("breach-filing");
        Map<String, Object> filed = Map.of(
                "decision", "filed",
                "filedOn", "2027-03-28",
                "filedAtTime", "09:30",
                "receiptNumber", "2027-31-0001",
                "filedHow", "virk");
        assertThat(rules.check(form, filed)).containsAllEntriesOf(filed);
        assertThatThrownBy(() -> rules.check(form, Map.of("decision", "filed"))).isInstanceOf(FormRefused.class);
        assertThat(rules.check(form, Map.of("decision", "back", "backReason", "Wrong number")))
                .containsOnlyKeys("decision", "backReason");
    }

    private static List<FormField> fields(String form) throws IOException {
        return StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(new File("forms/" + form + ".form"))
                                .get("components")
                                .spliterator(),
                        false)
                .filter(FormField::isField)
                .map(FormField::of)
                .toList();
    }
}
