package io.dueprocess.dpia;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.desk.CaseView.Fact;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.engine.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Whether an assessment is required (Art. 35(1), 35(3), 35(4)), and who confirms that none is. */
@Component("dpiaScreening")
public class DpiaScreening implements DpiaPart {

    private static final Set<String> DECISIONS = Set.of("confirm", "assess", "return");

    /**
     * What the rules said; content of the case file.
     *
     * @param rules codes of every rule that hit; the first one decided
     * @param criteria how many of the nine are met
     */
    public record Screened(DpiaFacts.Screening outcome, List<String> rules, int criteria) {

        static final String KIND = "dpia-screening";

        static Screened of(List<Map<String, Object>> hits) {
            Map<String, Object> first = hits.get(0);
            return new Screened(
                    DpiaFacts.Screening.valueOf((String) first.get("outcome")),
                    hits.stream().map(hit -> (String) hit.get("rule")).toList(),
                    ((Number) first.get("criteria")).intValue());
        }
    }

    private final CaseFiles files;
    private final DpiaStore store;
    private final DpiaForms forms;
    private final MessageSource messages;

    DpiaScreening(CaseFiles files, DpiaStore store, DpiaForms forms, MessageSource messages) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.messages = messages;
    }

    /** An answer of the form for the decision table; the engine keeps none of them. */
    public TypedValue answer(DelegateExecution execution, String question) {
        Object ticked = forms.latest(execution.getProcessBusinessKey(), DpiaProcess.FORM_SCREENING)
                .get(question);
        return Variables.booleanValue(Boolean.TRUE.equals(ticked), true);
    }

    public boolean required(DelegateExecution execution) {
        return store.get(execution.getProcessBusinessKey()).screening() == DpiaFacts.Screening.REQUIRED;
    }

    /** Keeps what the table said, every rule that hit. */
    void record(String caseId, List<Map<String, Object>> hits) {
        Screened screened = Screened.of(hits);
        files.append(caseId, Screened.KIND, screened, Actors.SYSTEM);
        store.screening(caseId, screened.outcome());
    }

    /** What the rules said last; empty before. */
    public Optional<Screened> latest(String caseId) {
        return files.list(caseId, Screened.KIND, Screened.class).stream()
                .map(Entry::content)
                .reduce((earlier, later) -> later);
    }

    /** The rules that hit, in words; the first one decided. */
    public List<String> shown(String caseId, Locale language) {
        DpiaWords words = new DpiaWords(messages, language);
        return latest(caseId)
                .map(screened -> screened.rules().stream()
                        .map(rule -> words.of("rule." + rule))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        switch (taskKey) {
            case DpiaProcess.TASK_SCREEN -> store.screenedBy(caseId, userId);
            case DpiaProcess.TASK_CONFIRM -> {
                if (decision == null || !DECISIONS.contains(decision)) {
                    throw new Refused("dpia.refused.no-decision");
                }
            }
            default -> {
                // the other tasks are other parts'
            }
        }
    }

    /** Who screened does not confirm it. */
    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        String screener = store.get(caseId).screenedBy();
        return taskKey.equals(DpiaProcess.TASK_CONFIRM) && screener != null ? Set.of(screener) : Set.of();
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId) {
        return switch (formId) {
            case DpiaProcess.FORM_SCREENING -> {
                Map<String, Object> values = new HashMap<>(ofVersionBefore(caseId));
                values.put("screenAgain", screenAgain(caseId));
                yield values;
            }
            case DpiaProcess.FORM_CONFIRM -> {
                Map<String, Object> values = new HashMap<>(rules(caseId));
                values.put(
                        "screeningOutcome",
                        new DpiaWords(messages, Locale.ENGLISH)
                                .screening(store.get(caseId).screening()));
                values.put("screeningReasons", forms.text(caseId, DpiaProcess.FORM_SCREENING, "reasons"));
                yield values;
            }
            case DpiaProcess.FORM_ADVICE -> rules(caseId);
            default -> Map.of();
        };
    }

    private String screenAgain(String caseId) {
        Map<String, Object> form = forms.latest(caseId, DpiaProcess.FORM_CONFIRM);
        return "return".equals(form.get("decision")) ? String.valueOf(form.get("comment")) : "";
    }

    /** A review begins with the answers of the version before. */
    private Map<String, Object> ofVersionBefore(String caseId) {
        String previous = store.get(caseId).previous();
        return previous == null || files.find(previous).isEmpty()
                ? Map.of()
                : forms.latest(previous, DpiaProcess.FORM_SCREENING);
    }

    private Map<String, Object> rules(String caseId) {
        return Map.of("screeningRules", String.join("\n", shown(caseId, Locale.ENGLISH)));
    }

    @Override
    public List<Section> sections(String caseId, Locale language) {
        DpiaWords words = new DpiaWords(messages, language);
        return latest(caseId)
                .map(screened -> List.of(new Section(
                        words.of("screening"),
                        List.of(
                                new Fact(words.of("screening.outcome"), words.screening(screened.outcome())),
                                new Fact(words.of("screening.criteria"), String.valueOf(screened.criteria())),
                                new Fact(words.of("screening.rules"), String.join("\n", shown(caseId, language)))),
                        null)))
                .orElse(List.of());
    }
}
