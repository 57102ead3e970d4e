package io.dueprocess.breach;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** The module's decision tables as they are deployed, and inputs for them. */
final class BreachDecisions {

    /** Data processing context by level, and the other inputs of {@code breach-severity} by their codes, mildest first. */
    static final String[] EASE = {"NEGLIGIBLE", "LIMITED", "SIGNIFICANT", "MAXIMUM"};

    static final String[] CONFIDENTIALITY = {"NONE", "KNOWN", "UNKNOWN"};
    static final String[] INTEGRITY = {"NONE", "RECOVERABLE", "LOST"};
    static final String[] AVAILABILITY = {"NONE", "TEMPORARY", "LOST"};

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision SEVERITY = decision(BreachProcess.SEVERITY_DECISION);
    private static final DmnDecision DUTIES = decision(BreachProcess.DUTIES_DECISION);

    private BreachDecisions() {}

    /** Every answer that matters to the score, apart from the four categories; each index counts from the mildest. */
    record Answers(int ease, int confidentiality, int integrity, int availability, int malicious) {

        /** In quarters, counted without the table. */
        int circumstances() {
            return confidentiality + integrity + availability + 2 * malicious;
        }
    }

    static Map<String, Object> inputs(int[] categories, Answers answers) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("simple", categories[0]);
        inputs.put("behavioural", categories[1]);
        inputs.put("financial", categories[2]);
        inputs.put("sensitive", categories[3]);
        inputs.put("ease", EASE[answers.ease()]);
        inputs.put("confidentiality", CONFIDENTIALITY[answers.confidentiality()]);
        inputs.put("integrity", INTEGRITY[answers.integrity()]);
        inputs.put("availability", AVAILABILITY[answers.availability()]);
        inputs.put("malicious", answers.malicious() == 1);
        inputs.put("delicate", false);
        inputs.put("unintelligible", false);
        inputs.put("overHundred", false);
        return inputs;
    }

    static Map<String, Object> severity(Map<String, Object> inputs) {
        return ENGINE.evaluateDecision(SEVERITY, inputs).getSingleResult().getEntryMap();
    }

    static Map<String, Object> duties(Map<String, Object> inputs) {
        return ENGINE.evaluateDecision(DUTIES, inputs).getSingleResult().getEntryMap();
    }

    private static DmnDecision decision(String id) {
        try (InputStream model = Files.newInputStream(Path.of("processes", id + ".dmn"))) {
            return ENGINE.parseDecision(id, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
