package io.dueprocess.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What staff fill in about a processing that is assessed. */
public final class DpiaAnswers {

    private DpiaAnswers() {}

    /** @param ticked what is so of the processing; all else is not */
    public static Map<String, Object> screening(String... ticked) {
        Map<String, Object> form = new HashMap<>();
        for (String criterion : ticked) {
            form.put(criterion, true);
        }
        form.put("reasons", "As the product owner describes it.");
        return form;
    }

    /**
     * Answers what is required and not answered yet, and adds a measure and the risk that it treats.
     *
     * @param before severity and likelihood before measures, from 1 to 4
     * @param after the same after measures
     */
    public static void write(StaffClient author, String caseId, int[] before, int[] after) {
        String assessment = "/api/v1/dpia/" + caseId + "/assessment";
        for (JsonNode section : author.read(assessment).get("sections")) {
            for (JsonNode question : section.get("questions")) {
                if (question.get("required").asBoolean()
                        && question.path("value").asText("").isBlank()) {
                    author.done(
                            "PUT",
                            assessment + "/items/" + question.get("item").asText(),
                            Map.of(
                                    "version",
                                    question.get("version").asInt(),
                                    "value",
                                    "What we know: " + question.get("label").asText()));
                }
            }
        }
        if (author.read(assessment).get("risks").isEmpty()) {
            String measure = author.done("POST", assessment + "/measures", Map.of("value", measure()))
                    .get("item")
                    .asText();
            author.done(
                    "POST",
                    assessment + "/risks",
                    Map.of("value", risk(before, after, measure.substring("measure.".length()))));
        }
    }

    /** Judges the first risk anew. */
    public static void judge(StaffClient author, String caseId, int[] before, int[] after) {
        String assessment = "/api/v1/dpia/" + caseId + "/assessment";
        JsonNode risk = author.read(assessment).at("/risks/0");
        author.done(
                "PUT",
                assessment + "/items/" + risk.get("item").asText(),
                Map.of(
                        "version",
                        risk.get("version").asInt(),
                        "value",
                        risk(before, after, risk.at("/value/measures/0").asText())));
    }

    private static Map<String, Object> measure() {
        return Map.of(
                "title", "Encryption at rest",
                "description", "Disks and backups are encrypted; keys lie apart.",
                "owner", "IT operations",
                "due", "2027-01-15",
                "inPlace", false);
    }

    private static Map<String, Object> risk(int[] before, int[] after, String measure) {
        Map<String, Object> risk = new HashMap<>();
        risk.put("event", "ILLEGITIMATE_ACCESS");
        risk.put("title", "Strangers see the recordings");
        risk.put("impacts", "Where people were, and with whom, becomes known.");
        risk.put("threats", "A stolen password, a lost disk.");
        risk.put("sources", "Thieves, curious colleagues.");
        risk.put("severityBefore", before[0]);
        risk.put("likelihoodBefore", before[1]);
        risk.put("severityAfter", after[0]);
        risk.put("likelihoodAfter", after[1]);
        risk.put("reasons", "The recordings are sought after and were open to many.");
        risk.put("measures", List.of(measure));
        return risk;
    }

    public static Map<String, Object> views() {
        return Map.of("sought", "no", "whyNot", "The works council is asked once the pilot runs.");
    }

    /** @param decision agree, conditions or against */
    public static Map<String, Object> advice(String decision) {
        return Map.of(
                "question", "Is the assessment sound, and may the processing begin?",
                "documents", "The assessment, the contract with the processor.",
                "needed", "yes",
                "method", "Yes, by the scales of the house.",
                "measures", "They are adequate.",
                "residualView", "It is judged soundly.",
                "consult", "no",
                "decision", decision,
                "recommendation", "Begin, and look again in a year.");
    }

    public static Map<String, Object> approval() {
        return Map.of("decision", "approve", "review", "12", "comment", "Proportionate and well protected.");
    }

    public static Map<String, Object> refusal(String decision) {
        return Map.of("decision", decision, "comment", "The purpose can be reached with less.");
    }
}
