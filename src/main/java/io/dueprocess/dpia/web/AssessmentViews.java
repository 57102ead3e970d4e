package io.dueprocess.dpia.web;

import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.AssessmentItems;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.assessment.Differences;
import io.dueprocess.dpia.assessment.Item;
import io.dueprocess.dpia.assessment.ItemId;
import io.dueprocess.dpia.assessment.KnowledgeBase;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Question;
import io.dueprocess.dpia.assessment.Questions;
import io.dueprocess.dpia.assessment.Risk;
import io.dueprocess.dpia.assessment.RiskLevels;
import io.dueprocess.dpia.web.AssessmentView.Cell;
import io.dueprocess.dpia.web.AssessmentView.ChangedView;
import io.dueprocess.dpia.web.AssessmentView.HeatMap;
import io.dueprocess.dpia.web.AssessmentView.MeasureView;
import io.dueprocess.dpia.web.AssessmentView.QuestionView;
import io.dueprocess.dpia.web.AssessmentView.RiskView;
import io.dueprocess.dpia.web.AssessmentView.SectionView;
import io.dueprocess.dpia.web.AssessmentView.VersionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what an assessment holds into words. */
@Component
class AssessmentViews {

    private final Assessments assessments;
    private final AssessmentItems items;
    private final Questions questions;
    private final KnowledgeBase knowledge;
    private final RiskLevels levels;
    private final MessageSource messages;

    AssessmentViews(
            Assessments assessments,
            AssessmentItems items,
            Questions questions,
            KnowledgeBase knowledge,
            RiskLevels levels,
            MessageSource messages) {
        this.assessments = assessments;
        this.items = items;
        this.questions = questions;
        this.knowledge = knowledge;
        this.levels = levels;
        this.messages = messages;
    }

    /**
     * @param mayWrite whether the reader belongs to those who write
     * @param previous latest version of the assessment before this one, or null
     */
    AssessmentView of(String caseId, boolean mayWrite, AssessmentVersion previous, Locale language) {
        Map<String, Item> all = items.all(caseId).stream()
                .collect(Collectors.toMap(
                        Item::id, Function.identity(), (one, other) -> one, java.util.LinkedHashMap::new));
        boolean open = assessments.isOpen(caseId);
        return new AssessmentView(
                open,
                open && mayWrite,
                questions.sections().stream()
                        .map(section -> section(section, all, language))
                        .toList(),
                all.values().stream()
                        .filter(item -> item.value() instanceof Risk)
                        .map(item -> new RiskView(
                                item.id(), key(item), item.version(), (Risk) item.value(), item.by(), item.at()))
                        .toList(),
                all.values().stream()
                        .filter(item -> item.value() instanceof Measure)
                        .map(item -> new MeasureView(
                                item.id(), key(item), item.version(), (Measure) item.value(), item.by(), item.at()))
                        .toList(),
                KnowledgeBase.OTHERS.stream()
                        .collect(Collectors.toMap(Function.identity(), id -> knowledge.of(id, language))),
                heatMap(caseId),
                missing(caseId, language),
                assessments.versions(caseId).stream()
                        .map(AssessmentViews::version)
                        .toList(),
                previous == null ? null : version(previous));
    }

    HeatMap heatMap(String caseId) {
        Map<String, Risk> risks = assessments.current(caseId).risks();
        List<Cell> cells = new ArrayList<>();
        for (int severity = RiskLevels.MAXIMUM; severity >= 1; severity--) {
            for (int likelihood = 1; likelihood <= RiskLevels.MAXIMUM; likelihood++) {
                cells.add(new Cell(
                        severity,
                        likelihood,
                        levels.of(severity, likelihood),
                        in(risks, severity, likelihood, Risk::severityBefore, Risk::likelihoodBefore),
                        in(risks, severity, likelihood, Risk::severityAfter, Risk::likelihoodAfter)));
            }
        }
        return new HeatMap(
                cells,
                levels.inherent(risks.values()).orElse(null),
                levels.residual(risks.values()).orElse(null));
    }

    List<String> missing(String caseId, Locale language) {
        return assessments.missing(caseId).stream()
                .map(key -> word(key, language))
                .toList();
    }

    AssessmentView.Difference difference(Assessment from, Assessment to, Locale language) {
        return new AssessmentView.Difference(Differences.between(from, to).stream()
                .map(changed -> new ChangedView(
                        changed.id(),
                        label(ItemId.of(changed.id()), from, to, language),
                        changed.was(),
                        changed.is(),
                        changed.fields()))
                .toList());
    }

    String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    private String label(ItemId id, Assessment from, Assessment to, Locale language) {
        return switch (id.kind()) {
            case ANSWER -> word("dpia.question." + id.key() + ".short", language);
            case RISK ->
                to.risks().containsKey(id.key())
                        ? to.risks().get(id.key()).title()
                        : from.risks().get(id.key()).title();
            case MEASURE ->
                to.measures().containsKey(id.key())
                        ? to.measures().get(id.key()).title()
                        : from.measures().get(id.key()).title();
        };
    }

    private SectionView section(String id, Map<String, Item> all, Locale language) {
        return new SectionView(
                id,
                word("dpia.section." + id, language),
                questions.all().stream()
                        .filter(question -> question.section().equals(id))
                        .map(question -> question(question, all.get("answer." + question.id()), language))
                        .toList());
    }

    private QuestionView question(Question question, Item answer, Locale language) {
        KnowledgeBase.Help help = knowledge.of(question.id(), language);
        return new QuestionView(
                question.id(),
                word("dpia.question." + question.id(), language),
                help.article(),
                help.text(),
                question.cnil(),
                question.required(),
                answer.id(),
                answer.version(),
                Objects.requireNonNullElse((String) answer.value(), ""),
                answer.by(),
                answer.at());
    }

    private static VersionView version(AssessmentVersion version) {
        return new VersionView(version.number(), version.at(), version.by(), version.inherent(), version.residual());
    }

    private static List<String> in(
            Map<String, Risk> risks,
            int severity,
            int likelihood,
            Function<Risk, Integer> severityOf,
            Function<Risk, Integer> likelihoodOf) {
        return risks.entrySet().stream()
                .filter(risk -> Objects.equals(severityOf.apply(risk.getValue()), severity)
                        && Objects.equals(likelihoodOf.apply(risk.getValue()), likelihood))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String key(Item item) {
        return ItemId.of(item.id()).key();
    }
}
