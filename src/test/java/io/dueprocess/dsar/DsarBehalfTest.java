package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.PETRA;
import static io.dueprocess.dsar.DsarWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.datamap.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Guardians and proxies: their authority is checked and noted, not copied, before anybody acts (Art. 8, 12). */
class DsarBehalfTest {

    private static final NewRequest.Upload MANDATE = new NewRequest.Upload("m.txt", "text/plain", new byte[] {1});

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarModule module = world.the(DsarModule.class);

    @Test
    void theSystemsAreSearchedForTheOtherPersonUnderBothAddresses() {
        String caseId = open(Requester.GUARDIAN, "Signe", "signe@example.org");
        assertThat(world.the(DsarIntake.class).person(caseId))
                .isEqualTo(new Person("Signe", Set.of("freja@example.org", "signe@example.org")));
        assertThat(world.the(DsarIntake.class).person(open(Requester.PROXY, "Ole", null)))
                .isEqualTo(new Person("Ole", Set.of("freja@example.org")));
    }

    @Test
    void nobodyActsForAnotherBeforeTheAuthorityWasChecked() {
        String caseId = open(Requester.PROXY, "Ole", null);
        assertThat(attachments(caseId)).contains("mandate");
        triage(caseId, Map.of("requester", "PROXY", "subjectName", "Ole"));
        refused("dsar.refused.mandate-not-checked", () -> act(caseId));
        triage(caseId, Map.of("requester", "PROXY", "subjectName", "Ole", "mandateChecked", true, "mandateNote", " "));
        refused("dsar.refused.mandate-not-checked", () -> act(caseId));
        triage(
                caseId,
                Map.of("requester", "PROXY", "subjectName", "Ole", "mandateChecked", true, "mandateNote", "seen"));
        act(caseId);
        assertThat(attachments(caseId)).as("checked, not copied").doesNotContain("mandate");
    }

    @Test
    void ofAChildAloneTheGuardianIsAskedFirst() {
        String caseId = world.open(Right.ACCESS);
        triage(caseId, Map.of("requester", "SELF", "under16", true));
        refused("dsar.refused.guardian-not-asked", () -> act(caseId));
        module.beforeComplete(caseId, DsarProcess.TASK_TRIAGE, PETRA, Map.of("decision", "askIdentity"));
        triage(
                caseId,
                Map.of("under16", true, "mandateChecked", true, "mandateNote", "mother rang", "eraseChild", true));
        act(caseId);
        assertThat(world.the(DsarForms.class).rights(caseId)).contains(Right.ACCESS, Right.ERASURE);
    }

    @Test
    void triageSettlesWhoAsksForWhom() {
        String caseId = world.open(Right.ACCESS);
        refused("dsar.refused.no-subject", () -> {
            triage(caseId, Map.of("requester", "GUARDIAN", "subjectName", " "));
            module.beforeComplete(caseId, DsarProcess.TASK_TRIAGE, PETRA, Map.of("decision", "askIdentity"));
        });
        triage(caseId, Map.of("requester", "GUARDIAN", "subjectName", "Signe", "subjectMail", "signe@example.org"));
        module.beforeComplete(caseId, DsarProcess.TASK_TRIAGE, PETRA, Map.of("decision", "askIdentity"));
        assertThat(world.the(DsarBehalf.class).requester(caseId)).isEqualTo(Requester.GUARDIAN);
        assertThat(world.the(DsarIntake.class).person(caseId).name()).isEqualTo("Signe");
        triage(caseId, Map.of("requester", "SELF"));
        module.beforeComplete(caseId, DsarProcess.TASK_TRIAGE, PETRA, Map.of("decision", "refuse"));
        assertThat(world.the(DsarIntake.class).person(caseId).name()).isEqualTo("Freja Lindqvist");
    }

    @Test
    void staffEnterARequestForAnother() {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "receivedOn", "2027-01-31",
                "personName", "Freja",
                "personMail", "freja@example.org",
                "personLanguage", "da",
                "channel", "letter",
                "rightMarketingObjection", true,
                "requester", "PROXY",
                "subjectName", "Ole"));
        String caseId = module.open(DsarProcess.FORM_ENTRY, fields, PETRA);
        assertThat(world.the(DsarBehalf.class).requester(caseId)).isEqualTo(Requester.PROXY);
        assertThat(world.the(DsarForms.class).ticked(caseId)).containsExactly(Right.MARKETING_OBJECTION);
        fields.put("subjectMail", "no address");
        refused("dsar.refused.mail-wrong", () -> module.open(DsarProcess.FORM_ENTRY, fields, PETRA));
    }

    @Test
    void theTriageFormShowsWhatTheRequestSaidAndProposesAQuestion() {
        String caseId = open(Requester.GUARDIAN, "Signe", null);
        assertThat(module.formValues(caseId, DsarProcess.FORM_TRIAGE, Locale.ENGLISH))
                .containsEntry("requester", "GUARDIAN")
                .containsEntry("subjectName", "Signe")
                .containsEntry("under16", true)
                .containsEntry("casePerson", "Signe, asked for by Freja Lindqvist <freja@example.org>")
                .containsKey("identityQuestion");
    }

    private String open(Requester requester, String name, String mail) {
        return world.open(new NewRequest(
                UUID.randomUUID().toString(),
                "Freja Lindqvist",
                "freja@example.org",
                Locale.ENGLISH,
                Set.of(Right.ACCESS),
                "",
                List.of(),
                DsarFile.CHANNEL_WEB,
                new NewRequest.Behalf(requester, name, mail),
                List.of(MANDATE)));
    }

    private void triage(String caseId, Map<String, Object> fields) {
        world.clock.to(world.clock.instant().plusSeconds(1));
        Map<String, Object> all = new HashMap<>(Map.of("rightAccess", true, "identityNote", "known by voice"));
        all.putAll(fields);
        world.form(caseId, DsarProcess.FORM_TRIAGE, all);
    }

    private void act(String caseId) {
        module.beforeComplete(caseId, DsarProcess.TASK_TRIAGE, PETRA, Map.of("decision", "act"));
    }

    private List<String> attachments(String caseId) {
        return world.files().attachments(caseId).stream()
                .map(file -> file.kind())
                .toList();
    }
}
