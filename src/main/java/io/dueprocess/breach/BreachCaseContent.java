package io.dueprocess.breach;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.CaseContent;
import io.dueprocess.desk.CaseView;
import io.dueprocess.desk.CaseView.Action;
import io.dueprocess.desk.CaseView.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A breach as the desk shows it. */
@Component
class BreachCaseContent implements CaseContent {

    private final CaseFiles files;
    private final BreachStore store;
    private final BreachHead head;
    private final BreachCorrections corrections;
    private final List<BreachPart> parts;
    private final MessageSource messages;

    BreachCaseContent(
            CaseFiles files,
            BreachStore store,
            BreachHead head,
            BreachCorrections corrections,
            List<BreachPart> parts,
            MessageSource messages) {
        this.files = files;
        this.store = store;
        this.head = head;
        this.corrections = corrections;
        this.parts = parts;
        this.messages = messages;
    }

    @Override
    public String processKey() {
        return BreachProcess.KEY;
    }

    @Override
    public Set<String> writers() {
        return Set.of(Groups.PRIVACY_TEAM, Groups.DPO, Groups.IT_SECURITY);
    }

    @Override
    public boolean takesData(String caseId) {
        return false;
    }

    @Override
    public CaseView view(String caseId, Locale language) {
        BreachWords words = new BreachWords(messages, language);
        BreachFacts facts = store.get(caseId);
        Breach breach = head.breach(caseId);
        List<Section> sections = new ArrayList<>();
        files.get(caseId, DrillScores.KIND, DrillScores.KIND, DrillScores.Score.class)
                .ifPresent(score -> sections.add(words.score(score)));
        sections.add(words.breach(breach, facts));
        if (!corrections.corrections(caseId).isEmpty()) {
            sections.add(words.corrections(corrections.corrections(caseId)));
        }
        if (!corrections.facts(caseId).isEmpty()) {
            sections.add(words.newFacts(corrections.facts(caseId)));
        }
        parts.forEach(part -> sections.addAll(part.sections(caseId, language)));
        return new CaseView(
                facts.isDrill() ? words.of("drill.title", breach.title()) : breach.title(),
                topics(facts, words),
                words.of("stage." + stage(facts)),
                sections,
                List.of(),
                actions(caseId, facts));
    }

    private static List<String> topics(BreachFacts facts, BreachWords words) {
        List<String> topics = new ArrayList<>();
        if (facts.level() != null) {
            topics.add(words.of("level." + facts.level()));
        }
        if (facts.cause() != null) {
            topics.add(words.of("cause." + facts.cause()));
        }
        return topics;
    }

    private static String stage(BreachFacts facts) {
        if (facts.closedAt() != null) {
            return "closed";
        }
        if (facts.notifiedAt() != null) {
            return "notified";
        }
        return facts.duty() == null ? "assessing" : "deciding." + facts.duty();
    }

    private List<Action> actions(String caseId, BreachFacts facts) {
        if (facts.closedAt() != null) {
            return List.of();
        }
        String base = "/api/v1/breaches/" + caseId;
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(Action.Kind.CORRECT_TIMES, base + "/times", false));
        actions.add(new Action(Action.Kind.NEW_FACTS, base + "/new-facts", false));
        parts.forEach(part -> actions.addAll(part.actions(caseId)));
        return actions;
    }
}
