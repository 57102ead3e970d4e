package io.dueprocess.dpia;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.paper.AssessmentParts;
import io.dueprocess.dpia.paper.Paper;
import io.dueprocess.dpia.paper.PaperWords;
import io.dueprocess.dpia.paper.PaperWriter;
import io.dueprocess.dpia.paper.Part;
import io.dueprocess.dpia.paper.Part.Row;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents of an impact assessment, written into its case file. */
@Service
@Transactional
public class DpiaPapers {

    private static final String REPORT = "dpia-report";
    private static final String SUMMARY = "dpia-summary";
    private static final String CONSULTATION = "dpia-consultation";

    /** What people outside the house may know; how the house is organised and what it runs on is not among it. */
    private static final Set<String> PUBLIC = Set.of(
            "processing",
            "purposes",
            "basis",
            "people",
            "data",
            "retention",
            "recipients",
            "transfers",
            "information",
            "access",
            "erasure",
            "objection");

    private static final Set<String> RESPONSIBILITIES = Set.of("responsibilities", "processors");
    private static final Set<String> PURPOSES_AND_MEANS =
            Set.of("processing", "purposes", "basis", "interest", "data", "people", "lifecycle", "assets");

    private final CaseFiles files;
    private final DpiaStore store;
    private final Assessments assessments;
    private final ProcessingActivities activities;
    private final AssessmentParts assessed;
    private final DpiaPaperParts parts;
    private final DpiaPaperHeads heads;
    private final PaperWriter writer;
    private final MessageSource messages;

    DpiaPapers(
            CaseFiles files,
            DpiaStore store,
            Assessments assessments,
            ProcessingActivities activities,
            AssessmentParts assessed,
            DpiaPaperParts parts,
            DpiaPaperHeads heads,
            PaperWriter writer,
            MessageSource messages) {
        this.files = files;
        this.store = store;
        this.assessments = assessments;
        this.activities = activities;
        this.assessed = assessed;
        this.parts = parts;
        this.heads = heads;
        this.writer = writer;
        this.messages = messages;
    }

    /** The report and the summary that may be published. */
    public void report(String caseId) {
        DpiaFacts facts = store.get(caseId);
        Assessment assessment = latest(caseId);
        PaperWords words = new PaperWords(messages, activities.language());
        attach(facts, REPORT, heads.report(facts, words, reportParts(facts, assessment, words)), words);
        attach(facts, SUMMARY, heads.summary(facts, words, summaryParts(facts, assessment, words)), words);
    }

    /** The pack for prior consultation (Art. 36(3)(a)-(f)). */
    public void consultation(String caseId) {
        DpiaFacts facts = store.get(caseId);
        Assessment assessment = latest(caseId);
        PaperWords words = new PaperWords(messages, activities.language());
        List<Part> pack = List.of(
                assessed.answers("a", words.of("pack.a"), RESPONSIBILITIES, assessment, words),
                assessed.answers("b", words.of("pack.b"), PURPOSES_AND_MEANS, assessment, words),
                titled("c", words.of("pack.c"), assessed.measures(assessment, words)),
                Part.ofRows("d", words.of("pack.d"), "", List.of(heads.officer(words))),
                Part.ofRows(
                        "e",
                        words.of("pack.e"),
                        "",
                        List.of(new Row(words.of("pack.enclosed"), words.of("pack.enclosed.text")))),
                parts.requested(facts, words));
        attach(
                facts,
                CONSULTATION,
                heads.consultation(facts, words, pack, assessmentParts(facts, assessment, words)),
                words);
    }

    private Assessment latest(String caseId) {
        return assessments.latest(caseId).orElseThrow().assessment();
    }

    private List<Part> reportParts(DpiaFacts facts, Assessment assessment, PaperWords words) {
        List<Part> all = new ArrayList<>(assessmentParts(facts, assessment, words));
        all.add(parts.consultation(facts, words));
        all.add(parts.decision(facts, words));
        all.add(parts.conditions(facts, words));
        all.add(parts.versions(facts, words));
        return all;
    }

    private List<Part> assessmentParts(DpiaFacts facts, Assessment assessment, PaperWords words) {
        List<Part> all = new ArrayList<>();
        all.add(parts.screening(facts, words));
        all.addAll(assessed.answers(assessment, words));
        all.add(assessed.map(assessment, words));
        all.add(assessed.risks(assessment, words));
        all.add(assessed.measures(assessment, words));
        all.add(parts.views(facts, words));
        all.add(parts.advice(facts, words));
        return all;
    }

    private List<Part> summaryParts(DpiaFacts facts, Assessment assessment, PaperWords words) {
        return List.of(
                assessed.answers("about", words.of("summary.about"), PUBLIC, assessment, words),
                assessed.map(assessment, words),
                assessed.riskTitles(assessment, words),
                assessed.measureTitles(assessment, words),
                Part.ofRows(
                        "involved",
                        words.of("summary.involved"),
                        "",
                        List.of(
                                new Row(words.of("summary.views"), parts.viewsSought(facts, words)),
                                new Row(words.of("advice.recommendation"), parts.recommendation(facts, words)),
                                new Row(
                                        words.of("consultation.answer"),
                                        parts.code(words, "answer", facts.answer())))));
    }

    private static Part titled(String id, String title, Part part) {
        return new Part(id, title, part.lead(), part.maps(), part.rows(), part.texts(), part.cards(), part.grid());
    }

    private void attach(DpiaFacts facts, String kind, Paper paper, PaperWords words) {
        long earlier = files.attachments(facts.caseId()).stream()
                .filter(attachment -> attachment.kind().equals(kind))
                .count();
        String name = kind + "-" + paper.reference() + (earlier == 0 ? "" : "-" + (earlier + 1)) + ".pdf";
        files.attach(
                facts.caseId(),
                kind,
                name,
                "application/pdf",
                new ByteArrayInputStream(writer.pdf(paper, words)),
                Actors.SYSTEM);
    }
}
