package io.dueprocess.dpia.pia;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Question;
import io.dueprocess.dpia.assessment.Questions;
import io.dueprocess.dpia.assessment.Risk;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Reads what a file of the PIA software says of the questions that we ask too, of the risks by its three feared events, and of
 * measures with who carries them out until when. Comments, evaluations in words and names of its users stay behind.
 */
@Component
class PiaImport {

    private static final int ACCEPTABLE = 3;

    private final Questions questions;
    private final MessageSource messages;
    private final ZoneId zone;

    PiaImport(Questions questions, MessageSource messages, @Value("${dueprocess.zone}") ZoneId zone) {
        this.questions = questions;
        this.messages = messages;
        this.zone = zone;
    }

    /** @param language in which the risks, which have no title there, are named */
    Assessment read(JsonNode root, Locale language) {
        Map<Integer, JsonNode> answers = new HashMap<>();
        root.path("answers")
                .forEach(answer -> answers.put(answer.path("reference_to").asInt(), answer.path("data")));
        Map<String, JsonNode> evaluations = new HashMap<>();
        root.path("evaluations")
                .forEach(each -> evaluations.put(each.path("reference_to").asText(), each));

        Map<String, String> texts = new LinkedHashMap<>();
        for (Question question : questions.all()) {
            String text = question.cnil() == null ? "" : text(answers.get(question.cnil()));
            if (!text.isEmpty()) {
                texts.put(question.id(), text);
            }
        }
        Map<String, Measure> measures = measures(root, evaluations);
        Map<String, Risk> risks = new LinkedHashMap<>();
        new java.util.TreeMap<>(PiaRisks.EVENTS)
                .forEach((section, event) -> risk(
                                section, event, answers, evaluations.get("3." + section), measures, language)
                        .ifPresent(risk -> risks.put(String.valueOf(risks.size() + 1), risk)));
        return new Assessment(texts, risks, measures);
    }

    /** Our own part of a file; empty when there is none, or none that can be read. */
    Optional<Assessment> own(JsonNode root) {
        JsonNode own = root.path(PiaFile.OWN).path("assessment");
        try {
            return own.isObject() ? Optional.of(PiaFile.JSON.treeToValue(own, Assessment.class)) : Optional.empty();
        } catch (JsonProcessingException altered) {
            return Optional.empty();
        }
    }

    private Map<String, Measure> measures(JsonNode root, Map<String, JsonNode> evaluations) {
        Map<String, Measure> measures = new LinkedHashMap<>();
        for (JsonNode measure : root.path("measures")) {
            JsonNode evaluation = evaluations.get("3.1." + measure.path("id").asText());
            LocalDate due = evaluation == null ? null : day(evaluation.path("estimated_implementation_date"));
            boolean inPlace = evaluation != null && evaluation.path("status").asInt() == ACCEPTABLE && due == null;
            measures.put(
                    String.valueOf(measures.size() + 1),
                    new Measure(
                            line(measure.path("title")),
                            PiaText.plain(string(measure.path("content"))),
                            evaluation == null ? "" : line(evaluation.path("person_in_charge")),
                            due,
                            inPlace));
        }
        return measures;
    }

    private Optional<Risk> risk(
            int section,
            Risk.FearedEvent event,
            Map<Integer, JsonNode> answers,
            JsonNode evaluation,
            Map<String, Measure> measures,
            Locale language) {
        List<String> treated = list(answers.get(PiaRisks.number(section, PiaRisks.MEASURES)));
        JsonNode severity = answers.get(PiaRisks.number(section, PiaRisks.SEVERITY));
        JsonNode likelihood = answers.get(PiaRisks.number(section, PiaRisks.LIKELIHOOD));
        Risk risk = new Risk(
                event,
                messages.getMessage("dpia.event." + event, null, language),
                lines(answers.get(PiaRisks.number(section, PiaRisks.IMPACTS))),
                lines(answers.get(PiaRisks.number(section, PiaRisks.THREATS))),
                lines(answers.get(PiaRisks.number(section, PiaRisks.SOURCES))),
                gauge(severity == null ? null : severity.path("gauge")),
                gauge(likelihood == null ? null : likelihood.path("gauge")),
                gauge(evaluation == null ? null : evaluation.path("gauges").path("x")),
                gauge(evaluation == null ? null : evaluation.path("gauges").path("y")),
                PiaRisks.reasons(text(severity), text(likelihood), "da".equals(language.getLanguage())),
                treated.stream().map(title -> numberOf(title, measures)).toList());
        boolean silent = risk.impacts().isEmpty()
                && risk.threats().isEmpty()
                && risk.sources().isEmpty()
                && risk.reasons().isEmpty()
                && treated.isEmpty()
                && risk.severityBefore() == null
                && risk.likelihoodBefore() == null;
        return silent ? Optional.empty() : Optional.of(risk);
    }

    /** A measure that a risk names and that nobody described becomes one. */
    private static String numberOf(String title, Map<String, Measure> measures) {
        return measures.entrySet().stream()
                .filter(measure -> measure.getValue().title().equals(title))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    String number = String.valueOf(measures.size() + 1);
                    measures.put(number, new Measure(title, "", "", null, false));
                    return number;
                });
    }

    private static String text(JsonNode data) {
        return data == null ? "" : PiaText.plain(string(data.path("text")));
    }

    private static String lines(JsonNode data) {
        return String.join("\n", list(data));
    }

    private static List<String> list(JsonNode data) {
        List<String> items = new ArrayList<>();
        if (data != null) {
            data.path("list").forEach(item -> items.add(line(item)));
        }
        return items.stream().filter(item -> !item.isEmpty()).collect(Collectors.toList());
    }

    /** Titles, names and items of lists are plain text there too. */
    private static String line(JsonNode node) {
        return string(node).replaceAll("\\s+", " ").strip();
    }

    private static String string(JsonNode node) {
        return node.isTextual() ? node.asText() : "";
    }

    /** Of 1 to 4; anything else is not judged. */
    private static Integer gauge(JsonNode node) {
        int gauge = node == null ? 0 : node.asInt(0);
        return gauge >= 1 && gauge <= 4 ? gauge : null;
    }

    /** The day of a time in the organisation's zone; null for what is none. */
    private LocalDate day(JsonNode node) {
        String written = string(node);
        try {
            return written.length() == 10
                    ? LocalDate.parse(written)
                    : written.isEmpty() ? null : LocalDate.ofInstant(Instant.parse(written), zone);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
