package io.dueprocess.whistleblower.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.support.Handlers;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A handler's key over HTTP: set, unlocked, locked, lost, confirmed, and what others get to see of it. */
class UnlockingIT {

    private static final String UNLOCK = "/api/v1/unlock";

    private final RunningApp app = Handlers.app();

    @Test
    void aSealedCaseOpensOnlyWhileItsHandlerIsUnlocked() {
        StaffClient wim = Handlers.unlocked("wim");
        String report =
                "/api/v1/cases/" + Handlers.tell(wim, "unlock-marker", Map.of()).caseId() + "/report";
        assertThat(wim.get(report).statusCode()).isEqualTo(200);

        wim.done("DELETE", UNLOCK, null);
        assertThat(wim.get(report).statusCode()).isEqualTo(423);
        assertThat(wim.get(report).body()).contains("sealed").doesNotContain("unlock-marker");
        assertThat(wim.send("POST", UNLOCK, Map.of("passphrase", "not my passphrase"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(wim.get(report).statusCode()).isEqualTo(423);
        wim.done("POST", UNLOCK, Map.of("passphrase", Handlers.passphrase("wim")));
        assertThat(wim.get(report).statusCode()).isEqualTo(200);

        assertThat(new StaffClient(app, "wim").get(report).statusCode())
                .as("another session")
                .isEqualTo(423);
        assertThat(wim.postForm("/logout", Map.of()).statusCode()).isEqualTo(302);
        assertThat(new StaffClient(app, "wim").read(UNLOCK).get("unlocked").asBoolean())
                .isFalse();
    }

    @Test
    void aKeyIsNeverDerivedForARequestThatHasNoSession() {
        StaffClient wim = new StaffClient(app, "wim");

        HttpResponse<String> answer = wim.sendSigned("POST", UNLOCK, Map.of("passphrase", Handlers.passphrase("wim")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("session");
    }

    @Test
    void toOthersItDoesNotExist() {
        for (String user : List.of("admin", "max", "petra", "dan")) {
            StaffClient other = new StaffClient(app, user);
            assertThat(other.read(UNLOCK).get("handler").asBoolean()).as(user).isFalse();
            assertThat(other.read(UNLOCK).toString()).doesNotContain("wim", "wanda");
            assertThat(other.send("POST", UNLOCK, Map.of("passphrase", "some passphrase"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(other.get("/cases/new-report").statusCode()).isEqualTo(404);
            assertThat(other.get("/cases").body()).doesNotContain("data-handler");
        }
    }

    @Test
    void aPassphraseIsLongRepeatedAndNotReplacedByAccident() {
        StaffClient wanda = Handlers.unlocked("wanda");

        for (Map<String, String> wrong : List.of(
                Map.of("passphrase", "short", "repeat", "short"),
                Map.of("passphrase", "a long passphrase", "repeat", "another passphrase"),
                Map.of("passphrase", "aaaaaaaaaaaaaaaaaa", "repeat", "aaaaaaaaaaaaaaaaaa"))) {
            assertThat(wanda.send("PUT", UNLOCK + "/passphrase", wrong).statusCode())
                    .isEqualTo(422);
        }
        Map<String, String> next = Map.of("passphrase", "a long passphrase", "repeat", "a long passphrase");
        assertThat(wanda.send("PUT", UNLOCK + "/passphrase", next).statusCode()).isEqualTo(409);
        String passphrase = Handlers.passphrase("wanda");
        assertThat(wanda.send(
                                "PUT",
                                UNLOCK + "/passphrase",
                                Map.of("current", "wrong", "passphrase", passphrase, "repeat", passphrase))
                        .statusCode())
                .isEqualTo(422);
        String before = wanda.read(UNLOCK).get("fingerprint").asText();
        wanda.done(
                "PUT",
                UNLOCK + "/passphrase",
                Map.of("current", passphrase, "passphrase", "a long passphrase", "repeat", "a long passphrase"));
        wanda.done(
                "PUT",
                UNLOCK + "/passphrase",
                Map.of("current", "a long passphrase", "passphrase", passphrase, "repeat", passphrase));
        assertThat(wanda.read(UNLOCK).get("fingerprint").asText()).isEqualTo(before);
    }

    @Test
    void whoLosesThePassphraseGetsTheCasesBackFromAColleagueWhoHasConfirmedTheNewKey() {
        StaffClient wim = Handlers.unlocked("wim");
        StaffClient wilma = Handlers.unlocked("wilma");
        Handlers.Told told = Handlers.tell(wim, "lost-marker", Map.of());
        String report = "/api/v1/cases/" + told.caseId() + "/report";
        assertThat(wilma.get(report).statusCode()).isEqualTo(200);

        String passphrase = Handlers.passphrase("wilma");
        wilma.done(
                "PUT",
                UNLOCK + "/passphrase",
                Map.of("passphrase", passphrase, "repeat", passphrase, "loseCases", true));
        assertThat(wilma.get(report).statusCode()).isEqualTo(404);
        assertThat(wim.read(UNLOCK).get("lost")).as("not confirmed yet").isEmpty();
        JsonNode waiting = wim.read(UNLOCK).get("waiting").get(0);
        assertThat(waiting.get("user").asText()).isEqualTo("wilma");
        String confirmation = UNLOCK + "/colleagues/wilma/confirmation";
        assertThat(wim.send("POST", confirmation, Map.of("fingerprint", "0000")).statusCode())
                .as("another key than the one that was compared")
                .isEqualTo(409);
        assertThat(wilma.send(
                                "POST",
                                confirmation,
                                Map.of("fingerprint", waiting.get("fingerprint").asText()))
                        .statusCode())
                .as("the own key")
                .isEqualTo(404);
        wim.done(
                "POST",
                confirmation,
                Map.of("fingerprint", waiting.get("fingerprint").asText()));
        assertThat(wim.send(
                                "POST",
                                confirmation,
                                Map.of("fingerprint", waiting.get("fingerprint").asText()))
                        .statusCode())
                .as("twice")
                .isEqualTo(409);

        JsonNode lost = wim.read(UNLOCK).get("lost").get(0);
        assertThat(lost.toString()).contains(told.reference());
        List<String> cases = lost.get("cases").findValuesAsText("id");
        wim.done("POST", UNLOCK + "/colleagues/wilma/cases", Map.of("cases", cases));
        assertThat(wilma.get(report).statusCode()).isEqualTo(200);
        assertThat(wim.send("POST", UNLOCK + "/colleagues/wilma/cases", Map.of("cases", cases))
                        .statusCode())
                .as("a stale tab")
                .isEqualTo(409);
    }

    @Test
    void whoLeavesTheUnitFindsNoSealedCaseAnyMore() {
        StaffClient wim = Handlers.unlocked("wim");
        StaffClient wanda = Handlers.unlocked("wanda");
        StaffClient admin = new StaffClient(app, "admin");
        Handlers.Told told = Handlers.tell(wim, "leaver-marker", Map.of());
        admin.done("DELETE", "/engine-rest/group/whistleblower-handlers/members/wanda", null);
        try {
            assertThat(wanda.get("/api/v1/cases/" + told.caseId() + "/report").statusCode())
                    .isEqualTo(404);
            assertThat(wanda.get("/api/v1/cases").body()).doesNotContain(told.reference());
            assertThat(wanda.send("POST", UNLOCK, Map.of("passphrase", Handlers.passphrase("wanda")))
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            admin.done("PUT", "/engine-rest/group/whistleblower-handlers/members/wanda", null);
        }
        assertThat(wanda.get("/api/v1/cases/" + told.caseId() + "/report").statusCode())
                .isEqualTo(200);
    }

    @Test
    void guessingIsSlowedDownForTheUser() {
        StaffClient wilma = Handlers.unlocked("wilma");
        HttpResponse<String> answer = null;
        for (int i = 0; i < 11; i++) {
            answer = wilma.send("POST", UNLOCK, Map.of("passphrase", "a wrong passphrase " + i));
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
