package io.dueprocess.dpia.pia;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Question;
import io.dueprocess.dpia.assessment.Questions;
import io.dueprocess.dpia.assessment.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes an assessment as a file of the PIA software. It has one risk for each feared event: where we have several, their
 * texts stand one after the other and the worst severity and likelihood count. Risks by design and questions that it does not
 * ask have no place there; they, and everything else as it is here, stand in a part of our own.
 */
@Component
class PiaExport {

    private static final int IMPROVABLE = 2;
    private static final int ACCEPTABLE = 3;
    private static final int EVALUATED = 2;

    private final Questions questions;

    PiaExport(Questions questions) {
        this.questions = questions;
    }

    /** @param name of the processing */
    ObjectNode write(Assessment assessment, String name, Instant at) {
        ObjectNode root = PiaFile.JSON.createObjectNode();
        head(root.putObject("pia"), name, at);
        ArrayNode answers = root.putArray("answers");
        for (Question question : questions.all()) {
            String answer = assessment.answer(question.id());
            if (question.cnil() != null && !answer.isEmpty()) {
                answer(answers, question.cnil(), PiaText.html(answer), null, List.of(), at);
            }
        }
        ArrayNode measures = root.putArray("measures");
        ArrayNode evaluations = root.putArray("evaluations");
        assessment.measures().forEach((number, measure) -> measure(measures, evaluations, number, measure, at));
        new TreeMap<>(PiaRisks.EVENTS).forEach((section, event) -> {
            List<Risk> risks = assessment.risks().values().stream()
                    .filter(risk -> risk.event() == event)
                    .toList();
            if (!risks.isEmpty()) {
                risk(answers, evaluations, section, risks, assessment, at);
            }
        });
        root.putArray("comments");
        root.putObject(PiaFile.OWN).put("format", 1).set("assessment", PiaFile.JSON.valueToTree(assessment));
        return root;
    }

    private static void head(ObjectNode pia, String name, Instant at) {
        pia.put("id", 1)
                .put("status", 0)
                .put("name", name)
                .put("category", "")
                .put("author_name", "")
                .put("evaluator_name", "")
                .put("validator_name", "")
                .put("rejection_reason", "")
                .put("applied_adjustments", "")
                .put("is_example", 0)
                .put("is_archive", 0)
                .put("created_at", at.toString())
                .put("updated_at", at.toString());
    }

    private static void answer(
            ArrayNode answers, int number, String text, Integer gauge, List<String> list, Instant at) {
        ObjectNode answer = answers.addObject();
        answer.put("id", answers.size()).put("pia_id", 1).put("reference_to", number);
        ObjectNode data = answer.putObject("data").put("text", text).put("gauge", gauge);
        ArrayNode items = data.putArray("list");
        list.forEach(items::add);
        answer.put("created_at", at.toString()).put("updated_at", at.toString());
    }

    private static void measure(ArrayNode measures, ArrayNode evaluations, String number, Measure measure, Instant at) {
        measures.addObject()
                .put("id", Integer.parseInt(number))
                .put("pia_id", 1)
                .put("title", measure.title())
                .put("content", PiaText.html(measure.description()))
                .put("placeholder", "")
                .put("created_at", at.toString())
                .put("updated_at", at.toString());
        evaluation(evaluations, "3.1." + number, measure.inPlace() ? ACCEPTABLE : IMPROVABLE, 0, 0, at)
                .put("person_in_charge", measure.owner())
                // noon, so that it is that day wherever it is read
                .put("estimated_implementation_date", measure.due() == null ? null : measure.due() + "T12:00:00.000Z");
    }

    private static void risk(
            ArrayNode answers,
            ArrayNode evaluations,
            int section,
            List<Risk> risks,
            Assessment assessment,
            Instant at) {
        list(answers, section, PiaRisks.IMPACTS, lines(risks, Risk::impacts), at);
        list(answers, section, PiaRisks.THREATS, lines(risks, Risk::threats), at);
        list(answers, section, PiaRisks.SOURCES, lines(risks, Risk::sources), at);
        List<String> treating = risks.stream()
                .flatMap(risk -> risk.measures().stream())
                .distinct()
                .map(number -> assessment.measures().get(number))
                .filter(Objects::nonNull)
                .map(Measure::title)
                .toList();
        list(answers, section, PiaRisks.MEASURES, treating, at);
        List<String> reasons = risks.size() == 1
                ? PiaRisks.reasons(risks.get(0).reasons())
                : List.of(
                        risks.stream()
                                .map(risk -> risk.title() + ": " + risk.reasons())
                                .collect(Collectors.joining("\n\n")),
                        "");
        gauge(answers, section, PiaRisks.SEVERITY, reasons.get(0), worst(risks, Risk::severityBefore), at);
        gauge(answers, section, PiaRisks.LIKELIHOOD, reasons.get(1), worst(risks, Risk::likelihoodBefore), at);
        evaluation(
                evaluations,
                "3." + section,
                ACCEPTABLE,
                worst(risks, Risk::severityAfter),
                worst(risks, Risk::likelihoodAfter),
                at);
    }

    private static void list(ArrayNode answers, int section, int question, List<String> items, Instant at) {
        answer(answers, PiaRisks.number(section, question), null, null, items, at);
    }

    private static void gauge(ArrayNode answers, int section, int question, String text, int gauge, Instant at) {
        answer(answers, PiaRisks.number(section, question), PiaText.html(text), gauge, List.of(), at);
    }

    /** @param severity and likelihood that remain, or 0 */
    private static ObjectNode evaluation(
            ArrayNode evaluations, String reference, int status, int severity, int likelihood, Instant at) {
        ObjectNode evaluation = evaluations.addObject();
        evaluation
                .put("id", evaluations.size())
                .put("pia_id", 1)
                .put("reference_to", reference)
                .put("status", status)
                .put("global_status", EVALUATED)
                .put("action_plan_comment", "")
                .put("evaluation_comment", "")
                .put("created_at", at.toString())
                .put("updated_at", at.toString());
        evaluation.putObject("gauges").put("x", severity).put("y", likelihood);
        return evaluation;
    }

    private static List<String> lines(List<Risk> risks, Function<Risk, String> text) {
        return risks.stream()
                .flatMap(risk -> Stream.of(text.apply(risk).split("\n")))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** 0 while none is judged. */
    private static int worst(List<Risk> risks, Function<Risk, Integer> figure) {
        return risks.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
