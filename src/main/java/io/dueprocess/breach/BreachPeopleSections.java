package io.dueprocess.breach;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.desk.CaseView;
import io.dueprocess.mail.Outbox;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How far telling the people concerned has come, in figures, for the case page. Holds nobody's name. */
@Component
class BreachPeopleSections {

    private final BreachStore store;
    private final BreachBatches batches;
    private final BreachPeopleLists lists;
    private final Outbox outbox;
    private final Staff staff;
    private final MessageSource messages;

    BreachPeopleSections(
            BreachStore store,
            BreachBatches batches,
            BreachPeopleLists lists,
            Outbox outbox,
            Staff staff,
            MessageSource messages) {
        this.store = store;
        this.batches = batches;
        this.lists = lists;
        this.outbox = outbox;
        this.staff = staff;
        this.messages = messages;
    }

    /** None while there is no list. */
    List<CaseView.Section> sections(String caseId, Locale language) {
        BreachBatches.People people = batches.people(caseId);
        if (people.listed() == 0) {
            return List.of();
        }
        List<CaseView.Fact> facts = new ArrayList<>();
        facts.add(fact("listed", people.listed(), language));
        if (store.get(caseId).isDrill()) {
            facts.add(fact("would-have", people.written(), language));
        } else {
            Outbox.Progress progress = outbox.progress(caseId, BreachMailing.TEMPLATE);
            facts.add(fact("handed-over", progress.sent(), language));
            facts.add(fact("waiting", people.left() + progress.waiting(), language));
            facts.add(fact("unreachable", progress.failed(), language));
        }
        return List.of(new CaseView.Section(message("title", language), facts, null));
    }

    /** The upload of the list, for the privacy team while one may be given. */
    List<CaseView.Action> actions(String caseId) {
        boolean offered = lists.open(caseId) && staff.currentGroups().contains(Groups.PRIVACY_TEAM);
        return offered
                ? List.of(new CaseView.Action(
                        CaseView.Action.Kind.PEOPLE, "/api/v1/breaches/" + caseId + "/people", false))
                : List.of();
    }

    private CaseView.Fact fact(String name, int count, Locale language) {
        return new CaseView.Fact(
                message(name, language),
                NumberFormat.getIntegerInstance(language).format(count));
    }

    private String message(String name, Locale language) {
        return messages.getMessage("breach.people.progress." + name, null, language);
    }
}
