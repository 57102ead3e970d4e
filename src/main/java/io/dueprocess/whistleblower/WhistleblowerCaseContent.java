package io.dueprocess.whistleblower;

import io.dueprocess.access.Groups;
import io.dueprocess.desk.CaseContent;
import io.dueprocess.desk.CaseView;
import io.dueprocess.desk.CaseView.Action;
import io.dueprocess.desk.CaseView.Fact;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.portal.Dates;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The head of a report at the case desk. What it says, its messages and what was done about it are shown by the desk's script
 * for sealed cases, from {@link io.dueprocess.whistleblower.desk.ReportViews}.
 */
@Component
class WhistleblowerCaseContent implements CaseContent {

    private final WhistleblowerStore store;
    private final MessageSource messages;
    private final ZoneId zone;

    WhistleblowerCaseContent(
            WhistleblowerStore store, MessageSource messages, @Value("${dueprocess.zone}") ZoneId zone) {
        this.store = store;
        this.messages = messages;
        this.zone = zone;
    }

    @Override
    public String processKey() {
        return WhistleblowerProcess.KEY;
    }

    @Override
    public Set<String> writers() {
        return Set.of(Groups.WHISTLEBLOWER_HANDLERS);
    }

    @Override
    public boolean takesData(String caseId) {
        return false;
    }

    @Override
    public CaseView view(String caseId, Locale language) {
        Optional<ReportFacts> facts = store.find(caseId);
        return new CaseView(
                of("subject", language),
                List.of(),
                of("stage." + facts.map(WhistleblowerCaseContent::stage).orElse("NEW"), language),
                facts.map(each -> List.of(head(each, language))).orElse(List.of()),
                List.of(),
                List.of(new Action(Action.Kind.SEALED, "/api/v1/cases/" + caseId, false)));
    }

    private static String stage(ReportFacts facts) {
        if (facts.closedOn() != null) {
            return "CLOSED";
        }
        return facts.scope() == null ? "NEW" : facts.scope().name();
    }

    private Section head(ReportFacts facts, Locale language) {
        Dates dates = new Dates(language, zone);
        List<Fact> lines = new ArrayList<>();
        add(lines, "received", day(dates, facts.receivedOn()), language);
        add(lines, "acknowledged", day(dates, facts.acknowledgedOn()), language);
        add(lines, "channel", of("channel." + facts.channel(), language), language);
        add(lines, "language", facts.language().getDisplayLanguage(language), language);
        add(lines, "anonymous", of(facts.anonymous() ? "yes" : "no", language), language);
        add(lines, "more", day(dates, facts.moreOn()), language);
        if (facts.outcome() != null) {
            add(lines, "outcome", of("outcome." + facts.outcome(), language), language);
        }
        add(lines, "reopened", facts.reopened() == 0 ? null : facts.reopened() + " ×", language);
        return new Section(of("head", language), lines, null);
    }

    private static String day(Dates dates, LocalDate day) {
        return day == null ? null : dates.day(day);
    }

    private void add(List<Fact> lines, String code, String value, Locale language) {
        if (value != null) {
            lines.add(new Fact(of("head." + code, language), value));
        }
    }

    private String of(String code, Locale language) {
        return messages.getMessage("whistleblower.desk." + code, null, code, language);
    }
}
