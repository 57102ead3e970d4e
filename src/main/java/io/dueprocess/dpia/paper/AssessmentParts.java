package io.dueprocess.dpia.paper;

import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Question;
import io.dueprocess.dpia.assessment.Questions;
import io.dueprocess.dpia.assessment.Risk;
import io.dueprocess.dpia.assessment.RiskLevels;
import io.dueprocess.dpia.paper.Part.Card;
import io.dueprocess.dpia.paper.Part.Grid;
import io.dueprocess.dpia.paper.Part.LongText;
import io.dueprocess.dpia.paper.Part.Row;
import io.dueprocess.portal.Dates;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What an assessment holds, as parts of a document (Art. 35(7)). */
@Component
public class AssessmentParts {

    private final Questions questions;
    private final RiskLevels levels;
    private final HeatMaps maps;
    private final ZoneId zone;

    AssessmentParts(Questions questions, RiskLevels levels, HeatMaps maps, @Value("${dueprocess.zone}") ZoneId zone) {
        this.questions = questions;
        this.levels = levels;
        this.maps = maps;
        this.zone = zone;
    }

    /** Every answer, a part for each section of the questions. */
    public List<Part> answers(Assessment assessment, PaperWords words) {
        return questions.sections().stream()
                .map(section -> Part.ofTexts(
                        "answers-" + section,
                        words.section(section),
                        texts(
                                assessment,
                                questions.all().stream()
                                        .filter(question -> question.section().equals(section))
                                        .toList(),
                                words)))
                .toList();
    }

    /** The answers to some questions as one part. */
    public Part answers(String id, String title, Set<String> wanted, Assessment assessment, PaperWords words) {
        List<Question> those = questions.all().stream()
                .filter(question -> wanted.contains(question.id()))
                .toList();
        return Part.ofTexts(id, title, texts(assessment, those, words));
    }

    private static List<LongText> texts(Assessment assessment, List<Question> questions, PaperWords words) {
        return questions.stream()
                .filter(question -> !assessment.answer(question.id()).isBlank())
                .map(question -> new LongText(
                        words.question(question),
                        words.of("article", question.article()),
                        assessment.answer(question.id()).strip()))
                .toList();
    }

    /** Where the risks lie before and after measures. */
    public Part map(Assessment assessment, PaperWords words) {
        return new Part(
                "map",
                words.of("map"),
                words.of("map.lead"),
                List.of(maps.before(assessment, words), maps.after(assessment, words)),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** Each risk with all that is said of it. */
    public Part risks(Assessment assessment, PaperWords words) {
        List<Card> cards = new ArrayList<>();
        assessment
                .risks()
                .forEach((id, risk) -> cards.add(new Card(HeatMaps.risk(id) + "  " + risk.title(), rows(risk, words))));
        return new Part(
                "risks",
                words.of("risks"),
                words.of("risks.lead"),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(cards),
                null);
    }

    private List<Row> rows(Risk risk, PaperWords words) {
        return Part.known(List.of(
                new Row(words.of("risk.event"), words.event(risk)),
                new Row(words.of("risk.impacts"), risk.impacts()),
                new Row(words.of("risk.threats"), risk.threats()),
                new Row(words.of("risk.sources"), risk.sources()),
                new Row(words.of("risk.before"), judged(risk.severityBefore(), risk.likelihoodBefore(), words)),
                new Row(words.of("risk.after"), judged(risk.severityAfter(), risk.likelihoodAfter(), words)),
                new Row(words.of("risk.reasons"), risk.reasons()),
                new Row(words.of("risk.measures"), numbers(risk.measures()))));
    }

    private String judged(Integer severity, Integer likelihood, PaperWords words) {
        return severity == null || likelihood == null
                ? ""
                : words.of(
                        "risk.judged",
                        words.level(levels.of(severity, likelihood)),
                        words.scale(severity),
                        words.scale(likelihood));
    }

    /** The risks by title and level alone, for readers outside the house. */
    public Part riskTitles(Assessment assessment, PaperWords words) {
        List<List<String>> rows = assessment.risks().entrySet().stream()
                .map(entry -> List.of(
                        HeatMaps.risk(entry.getKey()),
                        entry.getValue().title(),
                        words.level(levels.before(entry.getValue()).orElse(null)),
                        words.level(levels.after(entry.getValue()).orElse(null))))
                .toList();
        return Part.ofGrid(
                "risks",
                words.of("risks"),
                words.of("risks.lead"),
                new Grid(
                        List.of(
                                words.of("column.number"),
                                words.of("column.risk"),
                                words.of("risk.before"),
                                words.of("risk.after")),
                        List.of(9, 51, 20, 20),
                        rows));
    }

    /** Each measure with its owner, and when it is to be in place. */
    public Part measures(Assessment assessment, PaperWords words) {
        Dates dates = new Dates(words.language(), zone);
        List<List<String>> rows = assessment.measures().entrySet().stream()
                .map(entry -> List.of(
                        HeatMaps.measure(entry.getKey()),
                        text(entry.getValue()),
                        treated(entry.getKey(), assessment.risks()),
                        String.valueOf(entry.getValue().owner()),
                        when(entry.getValue(), words, dates)))
                .toList();
        return Part.ofGrid(
                "measures",
                words.of("measures"),
                words.of("measures.lead"),
                new Grid(
                        List.of(
                                words.of("column.number"),
                                words.of("column.measure"),
                                words.of("column.treats"),
                                words.of("column.owner"),
                                words.of("column.due")),
                        List.of(9, 45, 12, 17, 17),
                        rows));
    }

    /** The measures by title and whether they are in place. */
    public Part measureTitles(Assessment assessment, PaperWords words) {
        List<List<String>> rows = assessment.measures().entrySet().stream()
                .map(entry -> List.of(
                        HeatMaps.measure(entry.getKey()),
                        entry.getValue().title(),
                        words.of(entry.getValue().inPlace() ? "in-place" : "planned")))
                .toList();
        return Part.ofGrid(
                "measures",
                words.of("measures"),
                words.of("measures.lead"),
                new Grid(
                        List.of(words.of("column.number"), words.of("column.measure"), words.of("column.state")),
                        List.of(9, 66, 25),
                        rows));
    }

    private static String text(Measure measure) {
        String description = measure.description();
        return description == null || description.isBlank()
                ? measure.title()
                : measure.title() + "\n" + description.strip();
    }

    private static String treated(String measure, Map<String, Risk> risks) {
        return risks.entrySet().stream()
                .filter(entry -> entry.getValue().measures().contains(measure))
                .map(entry -> HeatMaps.risk(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String when(Measure measure, PaperWords words, Dates dates) {
        if (measure.inPlace()) {
            return words.of("in-place");
        }
        return measure.due() == null ? words.of("planned") : dates.day(measure.due());
    }

    private static String numbers(List<String> ids) {
        return ids.stream().map(HeatMaps::measure).collect(Collectors.joining(", "));
    }
}
