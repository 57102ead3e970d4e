package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.CaseView.Fact;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import io.dueprocess.portal.Dates;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The assessments of a breach put into words, for the task forms and for the case page. */
@Component
class AssessmentWords {

    private static final String COMMENT = "comment";

    private final CaseFiles files;
    private final BreachStore store;
    private final BreachForms forms;
    private final AssessmentVersions versions;
    private final MessageSource messages;
    private final ZoneId zone;

    AssessmentWords(
            CaseFiles files,
            BreachStore store,
            BreachForms forms,
            AssessmentVersions versions,
            MessageSource messages,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.versions = versions;
        this.messages = messages;
        this.zone = zone;
    }

    Map<String, Object> formValues(String caseId, String formId) {
        return switch (formId) {
            case BreachProcess.FORM_ASSESS -> toAssess(caseId);
            case BreachProcess.FORM_REVIEW -> toReview(caseId);
            case BreachProcess.FORM_DECIDE -> toDecide(caseId);
            default -> Map.of();
        };
    }

    private Map<String, Object> toAssess(String caseId) {
        Map<String, Object> values = new LinkedHashMap<>();
        files.get(caseId, Breach.KIND, Breach.KIND, Breach.class)
                .ifPresent(breach -> values.put("breachHappened", breach.happened()));
        values.put("returnedWith", returned(caseId, BreachProcess.FORM_REVIEW));
        return values;
    }

    private Map<String, Object> toReview(String caseId) {
        In english = new In(Locale.ENGLISH);
        List<BreachAssessment> all = versions.all(caseId);
        Map<String, Object> values = new LinkedHashMap<>();
        if (all.isEmpty()) {
            return values;
        }
        BreachAssessment latest = all.get(all.size() - 1);
        values.put("severityScore", english.score(latest));
        values.put("severityProposal", english.proposal(latest));
        values.put("severityWhy", english.why(latest));
        values.put("severityAnswers", english.answers(latest));
        values.put("severityReasoning", latest.reasoning());
        values.put(
                "earlierAssessments",
                all.subList(0, all.size() - 1).stream().map(english::line).collect(Collectors.joining("\n")));
        return values;
    }

    private Map<String, Object> toDecide(String caseId) {
        Map<String, Object> values = toReview(caseId);
        values.put("secondReview", secondReview(caseId));
        values.put("returnedWith", returned(caseId, BreachProcess.FORM_NO_NOTIFICATION));
        return values;
    }

    /** The second reviewer's words on the latest assessment; empty when it needed none. */
    private String secondReview(String caseId) {
        boolean reviewed = versions.latest(caseId)
                .map(BreachAssessment::proposal)
                .filter(BreachAssessment.Proposal::secondReviewer)
                .isPresent();
        return reviewed ? forms.text(caseId, BreachProcess.FORM_REVIEW, COMMENT) : "";
    }

    private String returned(String caseId, String formId) {
        boolean returned = "return".equals(forms.text(caseId, formId, BreachProcess.DECISION.name()));
        return returned ? forms.text(caseId, formId, COMMENT) : "";
    }

    List<Section> sections(String caseId, Locale language) {
        List<BreachAssessment> all = versions.all(caseId);
        if (all.isEmpty()) {
            return List.of();
        }
        In words = new In(language);
        List<Fact> facts = new ArrayList<>(words.facts(all.get(all.size() - 1)));
        facts.addAll(words.decision(store.get(caseId)));
        List<List<String>> rows = IntStream.range(0, all.size())
                .mapToObj(index -> words.row(index + 1, all.get(index)))
                .toList();
        List<String> columns = Stream.of("version", "at", "by", "level", "score", "proposal")
                .map(column -> words.of("column." + column))
                .toList();
        return List.of(new Section(words.of("section"), facts, new Table(columns, rows)));
    }

    /** The words in one language. */
    private final class In {

        private final Locale language;
        private final Dates dates;

        In(Locale language) {
            this.language = language;
            this.dates = new Dates(language, zone);
        }

        String of(String code) {
            return messages.getMessage("breach.severity." + code, null, code, language);
        }

        /** Such as {@code 3 × 0.75 + 0.75 = 3.00: high}. */
        String score(BreachAssessment assessment) {
            BreachAssessment.Severity severity = assessment.severity();
            return String.format(
                    language,
                    "%d × %.2f + %.2f = %.2f: %s",
                    severity.dpc(),
                    severity.ei(),
                    severity.cb(),
                    severity.score(),
                    of("level." + severity.level()));
        }

        /** Such as {@code Notify the authority; tell the people}. */
        String proposal(BreachAssessment assessment) {
            BreachAssessment.Proposal proposal = assessment.proposal();
            return proposal == null
                    ? ""
                    : of("duty." + proposal.authority()) + "; " + of(proposal.tellPeople() ? "tell" : "not-tell");
        }

        String why(BreachAssessment assessment) {
            BreachAssessment.Proposal proposal = assessment.proposal();
            String reason = proposal == null ? "" : of("reason." + proposal.reason());
            return assessment.severity().overHundred() ? reason + " " + of("over-hundred") : reason;
        }

        /** One line per answer. */
        String answers(BreachAssessment assessment) {
            SeverityInputs inputs = assessment.inputs();
            return Stream.of(
                            level("simple", inputs.simple()),
                            level("behavioural", inputs.behavioural()),
                            level("financial", inputs.financial()),
                            level("sensitive", inputs.sensitive()),
                            of("ease." + inputs.ease()),
                            of("confidentiality." + inputs.confidentiality()),
                            of("integrity." + inputs.integrity()),
                            of("availability." + inputs.availability()),
                            flag("malicious", inputs.malicious()),
                            flag("delicate", inputs.delicate()),
                            flag("unintelligible", inputs.unintelligible()),
                            flag("overHundred", inputs.overHundred()))
                    .collect(Collectors.joining("\n"));
        }

        private String level(String category, int level) {
            return of("category." + category) + ": " + (level == 0 ? of("not-involved") : String.valueOf(level));
        }

        private String flag(String flag, boolean set) {
            return of("flag." + flag) + ": " + of(set ? "yes" : "no");
        }

        /** One version in a line. */
        String line(BreachAssessment assessment) {
            return "%s, %s: %s. %s"
                    .formatted(dates.minute(assessment.at()), assessment.by(), score(assessment), proposal(assessment));
        }

        List<String> row(int version, BreachAssessment assessment) {
            return List.of(
                    String.valueOf(version),
                    dates.minute(assessment.at()),
                    assessment.by(),
                    of("level." + assessment.severity().level()),
                    score(assessment),
                    proposal(assessment));
        }

        List<Fact> facts(BreachAssessment latest) {
            return List.of(
                    new Fact(of("fact.score"), score(latest)),
                    new Fact(of("fact.proposal"), proposal(latest)),
                    new Fact(of("fact.why"), why(latest)),
                    new Fact(of("fact.reasoning"), latest.reasoning()));
        }

        /** Nothing while nobody has decided. */
        List<Fact> decision(BreachFacts facts) {
            if (facts.duty() == null) {
                return List.of();
            }
            String telling = of("telling." + (facts.telling() == null ? "OPEN" : facts.telling()));
            return List.of(
                    new Fact(of("fact.decision"), of("duty." + facts.duty()) + "; " + telling),
                    new Fact(of("fact.decided-by"), facts.decidedBy()));
        }
    }
}
