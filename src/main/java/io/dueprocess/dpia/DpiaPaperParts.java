package io.dueprocess.dpia;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.dpia.paper.PaperWords;
import io.dueprocess.dpia.paper.Part;
import io.dueprocess.dpia.paper.Part.Grid;
import io.dueprocess.dpia.paper.Part.Row;
import io.dueprocess.portal.Dates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the process around an assessment brought about, as parts of a document: screening, views, advice, decision. */
@Component
class DpiaPaperParts {

    private static final Set<ConsultationEvent.What> EXCHANGED =
            Set.of(ConsultationEvent.What.ASKED, ConsultationEvent.What.PROVIDED);

    private final CaseFiles files;
    private final DpiaStore store;
    private final DpiaConditions conditions;
    private final DpiaForms forms;
    private final DpiaScreening screening;
    private final ZoneId zone;

    DpiaPaperParts(
            CaseFiles files,
            DpiaStore store,
            DpiaConditions conditions,
            DpiaForms forms,
            DpiaScreening screening,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.store = store;
        this.conditions = conditions;
        this.forms = forms;
        this.screening = screening;
        this.zone = zone;
    }

    /** Why an assessment was made (Art. 35(1), 35(3), 35(4)). */
    Part screening(DpiaFacts facts, PaperWords words) {
        return Part.ofRows(
                "screening",
                words.of("screening"),
                "",
                List.of(
                        new Row(words.of("screening.outcome"), code(words, "screening", facts.screening())),
                        new Row(
                                words.of("screening.rules"),
                                String.join("\n", screening.shown(facts.caseId(), words.language()))),
                        new Row(
                                words.of("reasons"),
                                forms.text(facts.caseId(), DpiaProcess.FORM_SCREENING, "reasons"))));
    }

    /** What the people concerned said, or why they were not asked (Art. 35(9)). */
    Part views(DpiaFacts facts, PaperWords words) {
        Map<String, Object> form = forms.latest(facts.caseId(), DpiaProcess.FORM_VIEWS);
        return Part.ofRows(
                "views",
                words.of("views"),
                "",
                List.of(
                        new Row(words.of("views.sought"), yesNo(form, "sought", words)),
                        new Row(words.of("views.said"), text(form, "views")),
                        new Row(words.of("views.taken"), text(form, "taken")),
                        new Row(words.of("views.why-not"), text(form, "whyNot"))));
    }

    /** The advice of the data protection officer (Art. 35(2), 39(1)(c)), and what became of it. */
    Part advice(DpiaFacts facts, PaperWords words) {
        Map<String, Object> form = forms.latest(facts.caseId(), DpiaProcess.FORM_ADVICE);
        boolean agreed = "agree".equals(form.get(DpiaProcess.DECISION.name()));
        Map<String, Object> answer = agreed ? Map.of() : forms.latest(facts.caseId(), DpiaProcess.FORM_ANSWER_ADVICE);
        return Part.ofRows(
                "advice",
                words.of("advice"),
                "",
                List.of(
                        new Row(words.of("advice.question"), text(form, "question")),
                        new Row(words.of("advice.documents"), text(form, "documents")),
                        new Row(words.of("advice.needed"), yesNo(form, "needed", words)),
                        new Row(words.of("advice.method"), text(form, "method")),
                        new Row(words.of("advice.measures"), text(form, "measures")),
                        new Row(words.of("advice.residual"), text(form, "residualView")),
                        new Row(words.of("advice.consult"), yesNo(form, "consult", words)),
                        new Row(words.of("advice.recommendation"), recommendation(facts, words)),
                        new Row(words.of("advice.text"), text(form, "recommendation")),
                        new Row(words.of("advice.followed"), option(words, "followed", text(answer, "followed"))),
                        new Row(words.of("advice.reasons"), text(answer, "reasons"))));
    }

    /** What the data protection officer recommends, in a word. */
    String recommendation(DpiaFacts facts, PaperWords words) {
        return option(
                words,
                "recommendation",
                forms.text(facts.caseId(), DpiaProcess.FORM_ADVICE, DpiaProcess.DECISION.name()));
    }

    String viewsSought(DpiaFacts facts, PaperWords words) {
        return yesNo(forms.latest(facts.caseId(), DpiaProcess.FORM_VIEWS), "sought", words);
    }

    /** Prior consultation of the authority (Art. 36); nothing when there was none. */
    Part consultation(DpiaFacts facts, PaperWords words) {
        boolean consulted = facts.filedAt() != null;
        boolean answered = facts.answer() != null;
        String caseId = facts.caseId();
        return Part.ofRows(
                "consultation",
                words.of("consultation"),
                "",
                List.of(
                        new Row(words.of("consultation.filed"), day(facts.filedAt(), words)),
                        new Row(
                                words.of("consultation.reference"),
                                consulted ? forms.text(caseId, DpiaProcess.FORM_FILE, "reference") : ""),
                        new Row(words.of("consultation.answer"), code(words, "answer", facts.answer())),
                        new Row(
                                words.of("consultation.text"),
                                answered ? forms.text(caseId, DpiaProcess.FORM_RECORD_ANSWER, "text") : ""),
                        new Row(words.of("consultation.answered"), day(facts.answeredAt(), words))));
    }

    /** What the authority has asked for, and what we answered (Art. 36(3)(f)). */
    Part requested(DpiaFacts facts, PaperWords words) {
        List<Row> rows = files.list(facts.caseId(), ConsultationEvent.KIND, ConsultationEvent.class).stream()
                .map(Entry::content)
                .filter(event -> EXCHANGED.contains(event.what()))
                .map(event -> new Row(words.of("pack." + event.what(), day(event.on(), words)), event.text()))
                .toList();
        List<Row> none = List.of(new Row(words.of("pack.requested"), words.of("pack.requested.none")));
        return Part.ofRows("f", words.of("pack.f"), "", rows.isEmpty() ? none : rows);
    }

    /** What was decided, and until when it stands. */
    Part decision(DpiaFacts facts, PaperWords words) {
        return Part.ofRows(
                "decision",
                words.of("decision"),
                "",
                List.of(
                        new Row(words.of("decision.outcome"), code(words, "outcome", facts.outcome())),
                        new Row(words.of("fact.residual"), words.level(facts.residual())),
                        new Row(words.of("reasons"), forms.text(facts.caseId(), DpiaProcess.FORM_DECIDE, "comment")),
                        new Row(words.of("fact.review"), day(facts.reviewOn(), words))));
    }

    /** What an approval depends on. */
    Part conditions(DpiaFacts facts, PaperWords words) {
        Map<Integer, String> asked = ConditionFields.of(forms.latest(facts.caseId(), DpiaProcess.FORM_DECIDE)).stream()
                .collect(Collectors.toMap(ConditionFields::number, ConditionFields::words));
        List<List<String>> rows = conditions.of(facts.caseId()).stream()
                .map(condition -> List.of(
                        String.valueOf(condition.number()),
                        asked.getOrDefault(condition.number(), ""),
                        words.of("owner." + condition.ownerGroup()),
                        day(condition.dueOn(), words),
                        words.of(condition.beforeGoLive() ? "yes" : "no")))
                .toList();
        return Part.ofGrid(
                "conditions",
                words.of("conditions"),
                "",
                new Grid(
                        List.of(
                                words.of("column.number"),
                                words.of("column.condition"),
                                words.of("column.owner"),
                                words.of("column.due"),
                                words.of("column.before-go-live")),
                        List.of(7, 45, 17, 17, 14),
                        rows));
    }

    /** All versions of the activity's assessment that are kept, the latest first. */
    Part versions(DpiaFacts facts, PaperWords words) {
        List<List<String>> rows = store.ofActivity(facts.activity()).stream()
                .map(version -> List.of(
                        String.valueOf(version.version()),
                        code(words, "cause", version.cause()),
                        version.outcome() == null ? words.of("under-way") : code(words, "outcome", version.outcome()),
                        words.level(version.residual()),
                        day(version.decidedAt(), words)))
                .toList();
        return Part.ofGrid(
                "versions",
                words.of("versions"),
                "",
                new Grid(
                        List.of(
                                words.of("column.version"),
                                words.of("column.cause"),
                                words.of("decision.outcome"),
                                words.of("column.residual"),
                                words.of("fact.decided")),
                        List.of(11, 31, 24, 14, 20),
                        rows));
    }

    String day(Instant at, PaperWords words) {
        return at == null ? "" : dates(words).day(at);
    }

    String day(LocalDate day, PaperWords words) {
        return day == null ? "" : dates(words).day(day);
    }

    private Dates dates(PaperWords words) {
        return new Dates(words.language(), zone);
    }

    String code(PaperWords words, String kind, Enum<?> value) {
        return value == null ? "" : words.of(kind + "." + value.name());
    }

    private static String option(PaperWords words, String kind, String value) {
        return value.isEmpty() ? "" : words.of(kind + "." + value);
    }

    private static String yesNo(Map<String, Object> form, String field, PaperWords words) {
        return option(words, "option", text(form, field)).strip();
    }

    private static String text(Map<String, Object> form, String field) {
        return form.get(field) instanceof String text ? text.strip() : "";
    }
}
