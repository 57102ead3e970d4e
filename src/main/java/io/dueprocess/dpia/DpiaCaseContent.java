package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
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

/** An impact assessment as the desk shows it. */
@Component
class DpiaCaseContent implements CaseContent {

    private final DpiaStore store;
    private final Dpias dpias;
    private final List<DpiaPart> parts;
    private final MessageSource messages;

    DpiaCaseContent(DpiaStore store, Dpias dpias, List<DpiaPart> parts, MessageSource messages) {
        this.store = store;
        this.dpias = dpias;
        this.parts = parts;
        this.messages = messages;
    }

    @Override
    public String processKey() {
        return DpiaProcess.KEY;
    }

    @Override
    public Set<String> writers() {
        return Set.of(Groups.BUSINESS_OWNER, Groups.PRIVACY_TEAM, Groups.DPO);
    }

    @Override
    public boolean takesData(String caseId) {
        return false;
    }

    @Override
    public CaseView view(String caseId, Locale language) {
        DpiaWords words = new DpiaWords(messages, language);
        DpiaFacts facts = store.get(caseId);
        Processing processing = dpias.processing(caseId);
        List<Section> sections = new ArrayList<>(List.of(words.facts(processing, facts)));
        parts.forEach(part -> sections.addAll(part.sections(caseId, language)));
        return new CaseView(
                processing.name(),
                topics(facts, words),
                words.of("stage." + stage(facts)),
                sections,
                List.of(),
                actions(caseId, facts));
    }

    private static List<String> topics(DpiaFacts facts, DpiaWords words) {
        List<String> topics = new ArrayList<>(List.of(words.version(facts)));
        if (facts.screening() != null) {
            topics.add(words.screening(facts.screening()));
        }
        if (facts.residual() != null) {
            topics.add(words.of("residual", words.level(facts.residual())));
        }
        return topics;
    }

    static String stage(DpiaFacts facts) {
        if (facts.endedAt() != null) {
            return "ended";
        }
        if (facts.supersededAt() != null) {
            return "replaced";
        }
        if (facts.outcome() != null) {
            return facts.outcome().name();
        }
        if (facts.filedAt() != null && facts.answeredAt() == null) {
            return "consulting";
        }
        if (facts.residual() != null) {
            return "deciding";
        }
        return facts.screening() == null ? "screening" : "assessing";
    }

    private List<Action> actions(String caseId, DpiaFacts facts) {
        if (facts.closedAt() != null) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        parts.forEach(part -> actions.addAll(part.actions(caseId)));
        if (facts.endedAt() == null && facts.supersededAt() == null) {
            actions.add(new Action(Action.Kind.PROCESSING, "/api/v1/dpia/" + caseId + "/processing", false));
        }
        return actions;
    }
}
