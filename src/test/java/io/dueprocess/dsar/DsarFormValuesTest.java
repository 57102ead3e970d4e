package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.ODD;
import static io.dueprocess.dsar.DsarWorld.PETRA;
import static io.dueprocess.dsar.DsarWorld.contact;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dueprocess.dsar.ReviewItem.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What task forms show of the case. */
class DsarFormValuesTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final String caseId = world.open(new NewRequest(
            "key-" + java.util.UUID.randomUUID(),
            ODD,
            "freja@example.org",
            Locale.ENGLISH,
            Set.of(Right.ACCESS, Right.ERASURE),
            ODD,
            List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dsar-triage",
                "dsar-identity",
                "dsar-provide-data",
                "dsar-review",
                "dsar-approve",
                "dsar-carry-out",
                "dsar-stop-by-hand",
                "dsar-rectification",
                "dsar-rectify-by-hand",
                "dsar-erasure",
                "dsar-erase-by-hand",
                "dsar-rest",
                "dsar-restriction",
                "dsar-objection",
                "dsar-outcome-approval",
                "dsar-restriction-review",
                "dsar-refusal",
                "dsar-refusal-approval"
            })
    void everyFormShowsWhoseCaseItIsAndHasAFieldForEveryValue(String formId) throws IOException {
        Map<String, Object> values = values(formId);
        assertThat(values)
                .containsEntry(
                        "caseReference",
                        world.files().find(caseId).orElseThrow().reference())
                .containsEntry("caseDue", "1 Mar 2027")
                .containsEntry("casePerson", ODD + " <freja@example.org>");
        Set<String> fields = new HashSet<>();
        JsonNode form = JsonMapper.builder()
                .build()
                .readTree(Path.of("forms", formId + ".form").toFile());
        form.path("components").forEach(field -> fields.add(field.path("key").asText()));
        assertThat(fields).containsAll(values.keySet());
    }

    @Test
    void triageSeesTheWordsWhatWasTickedAndTheProposal() {
        world.the(DsarTriage.class).record(caseId, Map.of("proposal", "askIdentity", "reason", "mailNotConfirmed"));
        assertThat(values("dsar-triage"))
                .containsEntry("requestText", ODD)
                .containsEntry("mailState", "Not confirmed")
                .containsEntry("rightAccess", true)
                .containsEntry("rightErasure", true)
                .containsEntry("rightObjection", false)
                .containsKey("triageProposal");
        world.the(DsarStore.class).mailConfirmed(caseId, world.clock.instant());
        world.form(caseId, "dsar-triage", Map.of("rightObjection", true));
        assertThat(values("dsar-triage"))
                .containsEntry("mailState", "Confirmed on 31 Jan 2027")
                .as("the earlier round's ticks count")
                .doesNotContainKey("rightAccess");
    }

    @Test
    void theIdentityCheckSeesQuestionAndReply() {
        world.asks(caseId, ODD);
        assertThat(values("dsar-identity"))
                .containsEntry("identityAsked", ODD)
                .containsEntry("identityReply", "(no answer)");
        world.the(DsarRequests.class).message(caseId, "first", List.of());
        world.the(DsarRequests.class).message(caseId, ODD, List.of());
        world.the(DsarDesk.class).message(caseId, "thank you", PETRA);
        assertThat(values("dsar-identity")).containsEntry("identityReply", ODD);
    }

    @Test
    void reviewAndApprovalSeeHowFarItIsAndWhatWasDecided() {
        world.item(caseId, "crm-00001", contact("1", "Freja", false));
        world.item(caseId, "crm-00002", contact("2", "Freja", false));
        world.reviewHeldBy(PETRA);
        DsarDesk desk = world.the(DsarDesk.class);
        desk.decide(caseId, "crm-00001", Decision.INCLUDE, null, Map.of("name", "others"), PETRA);
        assertThat(values("dsar-review")).containsEntry("reviewProgress", "1 of 2 items");
        desk.decide(caseId, "crm-00002", Decision.EXCLUDE, "Art. 15(4)", null, PETRA);
        world.the(DsarStore.class).reviewedBy(caseId, PETRA);
        world.form(caseId, "dsar-approve", Map.of("comment", ODD));
        assertThat(values("dsar-review"))
                .containsEntry("reviewProgress", "2 of 2 items")
                .containsEntry("returnedWith", ODD);
        assertThat(values("dsar-approve"))
                .containsEntry("reviewSummary", "1 items included, 1 left out, 1 fields redacted, by petra");
    }

    @Test
    void whoApprovesARefusalSeesItsReasonsAndItsAuthorTheComment() {
        world.form(caseId, "dsar-refusal", Map.of("ground", "excessive", "reasons", ODD));
        assertThat(values("dsar-refusal-approval")).containsEntry("refusalReasons", ODD);
        assertThat(values("dsar-refusal")).containsEntry("returnedWith", "");
        world.form(caseId, "dsar-refusal-approval", Map.of("comment", ODD));
        assertThat(values("dsar-refusal")).containsEntry("returnedWith", ODD);
    }

    private Map<String, Object> values(String formId) {
        return world.the(DsarModule.class).formValues(caseId, formId, Locale.ENGLISH);
    }
}
