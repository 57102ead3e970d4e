package io.dueprocess.dsar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code dsar-triage} proposes; a person decides. */
class DsarTriageDecisionTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision DECISION = decision();

    private static DmnDecision decision() {
        try (InputStream model = Files.newInputStream(Path.of("processes/dsar-triage.dmn"))) {
            return ENGINE.parseDecision(DsarProcess.TRIAGE_DECISION, model);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<Arguments> everyCase() {
        return Arrays.stream(DsarFacts.Match.values())
                .flatMap(match -> Arrays.stream(Requester.values())
                        .flatMap(requester -> Stream.of(0, 1, 40)
                                .flatMap(repeats -> Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
                                        .map(bits -> Arguments.of(
                                                match,
                                                (bits & 4) > 0,
                                                (bits & 2) > 0,
                                                (bits & 1) > 0,
                                                requester,
                                                repeats)))));
    }

    @ParameterizedTest(name = "match {0}, confirmed {1}, stated {2}, at once {3}, asks {4}, earlier {5}")
    @MethodSource("everyCase")
    void everyCaseHasExactlyOneProposal(
            DsarFacts.Match match,
            boolean confirmed,
            boolean stated,
            boolean atOnce,
            Requester requester,
            int repeats) {
        DmnDecisionTableResult result = evaluate(match, confirmed, stated, atOnce, requester, repeats);
        assertThat(result).hasSize(1);
        assertThat(result.getSingleResult().getEntryMap()).containsOnlyKeys("proposal", "reason");
        boolean doubt = match == DsarFacts.Match.SHARED || !confirmed || requester != Requester.SELF;
        assertThat(result.getSingleResult().<String>getEntry("proposal")).isEqualTo(doubt ? "askIdentity" : "act");
    }

    @ParameterizedTest
    @CsvSource({
        // Art. 12(6): several people use the address; that outweighs everything else
        "SHARED,  true,  true,  false, SELF, 0, askIdentity, sharedMailbox",
        "SHARED,  true,  true,  true, SELF, 0,  askIdentity, sharedMailbox",
        "SHARED,  false, false, false, SELF, 0, askIdentity, sharedMailbox",
        // Art. 12(6): nobody has shown that the mailbox is theirs
        "ONE,     false, true,  false, SELF, 0, askIdentity, mailNotConfirmed",
        "ONE,     false, true,  true, SELF, 0,  askIdentity, mailNotConfirmed",
        "NONE,    false, false, false, SELF, 0, askIdentity, mailNotConfirmed",
        "UNKNOWN, false, true,  false, SELF, 0, askIdentity, mailNotConfirmed",
        // Art. 8, 12: who asks for a child or with a mandate shows it first, whatever is asked
        "ONE,     true,  true,  false, GUARDIAN, 0, askIdentity, guardian",
        "NONE,    true,  false, true,  GUARDIAN, 3, askIdentity, guardian",
        "ONE,     true,  true,  true,  PROXY, 0, askIdentity, mandate",
        "ONE,     false, true,  false, PROXY, 0, askIdentity, mailNotConfirmed",
        "SHARED,  true,  true,  false, GUARDIAN, 0, askIdentity, sharedMailbox",
        // Art. 12(5): asked before; nobody is refused by a table
        "ONE,     true,  true,  false, SELF, 1, act, repeated",
        "NONE,    true,  true,  false, SELF, 40, act, repeated",
        "ONE,     true,  true,  true,  SELF, 40, act, atOnce",
        "ONE,     true,  false, false, SELF, 2, act, readText",
        // Art. 7(3), 21(3): stops at once, whatever our records say
        "ONE,     true,  true,  true, SELF, 0,  act, atOnce",
        "NONE,    true,  true,  true, SELF, 0,  act, atOnce",
        "UNKNOWN, true,  true,  true, SELF, 0,  act, atOnce",
        // Art. 12(2): no form, no citation; the right is read out of the words
        "ONE,     true,  false, false, SELF, 0, act, readText",
        "NONE,    true,  false, false, SELF, 0, act, readText",
        "UNKNOWN, true,  false, false, SELF, 0, act, readText",
        // Art. 15(1): that we hold nothing is an answer too
        "NONE,    true,  true,  false, SELF, 0, act, nothingFound",
        // a system did not answer: it is asked again when the data are collected
        "UNKNOWN, true,  true,  false, SELF, 0, act, notMatched",
        // one person, confirmed address, right stated
        "ONE,     true,  true,  false, SELF, 0, act, clear"
    })
    void theProposalFollowsTheLaw(
            DsarFacts.Match match,
            boolean confirmed,
            boolean stated,
            boolean atOnce,
            Requester requester,
            int repeats,
            String proposal,
            String reason) {
        assertThat(evaluate(match, confirmed, stated, atOnce, requester, repeats)
                        .getSingleResult()
                        .getEntryMap())
                .isEqualTo(Map.of("proposal", proposal, "reason", reason));
    }

    @Test
    void everyReasonIsPutIntoWordsAndEveryProposalIsAChoiceOfTheForm() throws IOException {
        Set<String> proposals = new HashSet<>();
        String words = Files.readString(Path.of("src/main/resources/messages/dsar-staff.properties"));
        everyCase().forEach(arguments -> {
            Object[] given = arguments.get();
            Map<String, Object> entries = evaluate(
                            (DsarFacts.Match) given[0],
                            (boolean) given[1],
                            (boolean) given[2],
                            (boolean) given[3],
                            (Requester) given[4],
                            (int) given[5])
                    .getSingleResult()
                    .getEntryMap();
            proposals.add((String) entries.get("proposal"));
            assertThat(words).contains("dsar.proposal." + entries.get("reason"));
        });
        String form = Files.readString(Path.of("forms/dsar-triage.form"));
        assertThat(proposals).allSatisfy(proposal -> assertThat(form).contains("\"" + proposal + "\""));
    }

    private static DmnDecisionTableResult evaluate(
            DsarFacts.Match match,
            boolean confirmed,
            boolean stated,
            boolean atOnce,
            Requester requester,
            int repeats) {
        return ENGINE.evaluateDecisionTable(
                DECISION,
                Map.of(
                        "match", match.name(),
                        "mailConfirmed", confirmed,
                        "rightsStated", stated,
                        "actAtOnce", atOnce,
                        "requester", requester.name(),
                        "repeats", repeats));
    }
}
