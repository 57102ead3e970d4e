package io.dueprocess.dpia;

import io.dueprocess.access.Staff;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.paper.Paper;
import io.dueprocess.dpia.paper.PaperWords;
import io.dueprocess.dpia.paper.Part;
import io.dueprocess.dpia.paper.Part.Grid;
import io.dueprocess.dpia.paper.Part.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** First pages of the documents: who writes to whom about what, what came out, and who signed. */
@Component
class DpiaPaperHeads {

    private final CaseFiles files;
    private final ProcessingActivities activities;
    private final Dpias dpias;
    private final Assessments assessments;
    private final DpiaForms forms;
    private final DpiaPaperParts parts;
    private final DataProtectionOfficer officer;
    private final Staff staff;
    private final Clock clock;
    private final String organisation;

    DpiaPaperHeads(
            CaseFiles files,
            ProcessingActivities activities,
            Dpias dpias,
            Assessments assessments,
            DpiaForms forms,
            DpiaPaperParts parts,
            DataProtectionOfficer officer,
            Staff staff,
            Clock clock,
            @Value("${dueprocess.organisation.name}") String organisation) {
        this.files = files;
        this.activities = activities;
        this.dpias = dpias;
        this.assessments = assessments;
        this.forms = forms;
        this.parts = parts;
        this.officer = officer;
        this.staff = staff;
        this.clock = clock;
        this.organisation = organisation;
    }

    Paper report(DpiaFacts facts, PaperWords words, List<Part> content) {
        return paper(
                facts,
                words,
                "report",
                "",
                parts.code(words, "outcome", facts.outcome()),
                "",
                reportFacts(facts, words),
                signatures(facts, words),
                content,
                List.of());
    }

    /** Names nobody of the house. */
    Paper summary(DpiaFacts facts, PaperWords words, List<Part> content) {
        return paper(
                facts,
                words,
                "summary",
                "",
                parts.code(words, "outcome", facts.outcome()),
                words.of("summary.lead"),
                List.of(
                        new Row(words.of("fact.version"), String.valueOf(facts.version())),
                        new Row(words.of("fact.inherent"), words.level(facts.inherent())),
                        new Row(words.of("fact.residual"), words.level(facts.residual())),
                        new Row(words.of("fact.decided"), parts.day(facts.decidedAt(), words)),
                        new Row(words.of("fact.review"), parts.day(facts.reviewOn(), words))),
                null,
                content,
                List.of());
    }

    /** Addressed to the authority; the assessment is its annex. */
    Paper consultation(DpiaFacts facts, PaperWords words, List<Part> pack, List<Part> annex) {
        String reasons = forms.text(facts.caseId(), DpiaProcess.FORM_DECIDE_HIGH_RISK, "comment");
        String lead = words.of("pack.lead", words.level(facts.residual()).toLowerCase(words.language()));
        return paper(
                facts,
                words,
                "consultation",
                authority(),
                "",
                reasons.isBlank() ? lead : lead + "\n\n" + reasons.strip(),
                List.of(
                        new Row(words.of("fact.date"), parts.day(clock.instant(), words)),
                        new Row(words.of("fact.reference"), dpias.reference(facts.caseId())),
                        new Row(words.of("fact.inherent"), words.level(facts.inherent())),
                        new Row(words.of("fact.residual"), words.level(facts.residual())),
                        new Row(words.of("fact.go-live"), parts.day(facts.goLive(), words)),
                        new Row(words.of("pack.contact"), contact())),
                null,
                pack,
                annex);
    }

    Row officer(PaperWords words) {
        return new Row(
                words.of("officer"),
                Optional.of(officer.line()).filter(line -> !line.isBlank()).orElse(words.of("officer.none")));
    }

    private Paper paper(
            DpiaFacts facts,
            PaperWords words,
            String kind,
            String to,
            String verdict,
            String lead,
            List<Row> rows,
            Grid signatures,
            List<Part> content,
            List<Part> annex) {
        return new Paper(
                controller().map(Catalogue.Controller::name).orElse(organisation),
                contact(),
                to,
                dpias.reference(facts.caseId()),
                words.of(kind + ".title"),
                dpias.processing(facts.caseId()).name(),
                verdict,
                facts.outcome() != null && facts.outcome().allows(),
                lead,
                rows,
                signatures,
                content,
                annex.isEmpty() ? "" : words.of("annex"),
                annex);
    }

    private List<Row> reportFacts(DpiaFacts facts, PaperWords words) {
        return List.of(
                new Row(words.of("fact.reference"), dpias.reference(facts.caseId())),
                new Row(
                        words.of("fact.version"),
                        words.of(
                                "fact.version.of",
                                facts.version(),
                                assessments
                                        .latest(facts.caseId())
                                        .map(AssessmentVersion::number)
                                        .orElse(0))),
                new Row(words.of("column.cause"), parts.code(words, "cause", facts.cause())),
                new Row(words.of("fact.inherent"), words.level(facts.inherent())),
                new Row(words.of("fact.residual"), words.level(facts.residual())),
                new Row(words.of("fact.go-live"), parts.day(facts.goLive(), words)),
                new Row(words.of("fact.decided"), parts.day(facts.decidedAt(), words)),
                new Row(words.of("fact.review"), parts.day(facts.reviewOn(), words)));
    }

    private Grid signatures(DpiaFacts facts, PaperWords words) {
        String caseId = facts.caseId();
        List<List<String>> rows = new ArrayList<>();
        String authors = assessments.authors(caseId).stream()
                .filter(author -> !author.startsWith("("))
                .map(this::name)
                .sorted()
                .collect(Collectors.joining(", "));
        add(rows, words, "signed.authors", authors, assessments.latest(caseId).map(AssessmentVersion::at));
        add(rows, words, "signed.adviser", name(facts.advisedBy()), forms.latestAt(caseId, DpiaProcess.FORM_ADVICE));
        add(rows, words, "signed.decider", name(facts.decidedBy()), Optional.ofNullable(facts.decidedAt()));
        return new Grid(
                List.of(words.of("signed.role"), words.of("signed.name"), words.of("fact.date")),
                List.of(40, 36, 24),
                rows);
    }

    private void add(List<List<String>> rows, PaperWords words, String role, String name, Optional<Instant> at) {
        if (!name.isBlank()) {
            rows.add(List.of(
                    words.of(role), name, at.map(when -> parts.day(when, words)).orElse("")));
        }
    }

    private String name(String user) {
        return user == null ? "" : staff.name(user).orElse(user);
    }

    private Optional<Catalogue.Controller> controller() {
        return Optional.ofNullable(activities.catalogue().controller());
    }

    /** Address, mail and telephone on a line; empty when the data map names no controller. */
    private String contact() {
        return controller()
                .map(one -> Stream.of(one.address(), one.mail(), one.phone())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private String authority() {
        return Optional.ofNullable(activities.catalogue().authority())
                .map(one -> one.name() + "\n" + one.address())
                .orElse("");
    }
}
