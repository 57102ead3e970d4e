package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.desk.CaseContent;
import io.dueprocess.desk.CaseView;
import io.dueprocess.desk.CaseView.Action;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import io.dueprocess.portal.Dates;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A data subject request as the case desk shows it. */
@Component
class DsarCaseContent implements CaseContent {

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarStatus statuses;
    private final DsarCollection collection;
    private final DsarDesk desk;
    private final DsarErasureDesk erasure;
    private final DsarRectificationDesk rectification;
    private final SystemsOfRecord systems;
    private final DsarBreachMarks breaches;
    private final DsarRecipients recipients;
    private final DsarRepeatWords repeats;
    private final MessageSource messages;
    private final ZoneId zone;

    DsarCaseContent(
            CaseFiles files,
            Deadlines deadlines,
            DsarStore store,
            DsarForms forms,
            DsarStatus statuses,
            DsarCollection collection,
            DsarDesk desk,
            DsarErasureDesk erasure,
            DsarRectificationDesk rectification,
            SystemsOfRecord systems,
            DsarBreachMarks breaches,
            DsarRecipients recipients,
            DsarRepeatWords repeats,
            MessageSource messages,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.deadlines = deadlines;
        this.store = store;
        this.forms = forms;
        this.statuses = statuses;
        this.collection = collection;
        this.desk = desk;
        this.erasure = erasure;
        this.rectification = rectification;
        this.systems = systems;
        this.breaches = breaches;
        this.recipients = recipients;
        this.repeats = repeats;
        this.messages = messages;
        this.zone = zone;
    }

    @Override
    public String processKey() {
        return DsarProcess.KEY;
    }

    @Override
    public Set<String> writers() {
        return DsarProcess.READERS;
    }

    @Override
    public boolean takesData(String caseId) {
        return desk.takesData(caseId);
    }

    @Override
    public CaseView view(String caseId, Locale language) {
        DsarWords words = new DsarWords(messages, language, new Dates(language, zone));
        DsarFile request =
                files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class).orElseThrow();
        DsarFacts facts = store.get(caseId);
        List<String> collected = collection.items(caseId).stream()
                .map(entry -> entry.content().row().systemId())
                .toList();
        List<Section> sections = new ArrayList<>();
        sections.add(words.request(request, facts));
        files.list(caseId, DsarMail.KIND, DsarMail.class).forEach(mail -> sections.add(words.mail(mail.content())));
        sections.add(words.identity(facts));
        Section earlier = repeats.section(caseId, language);
        if (earlier != null) {
            sections.add(earlier);
        }
        List<String> concerning = breaches.of(caseId);
        if (!concerning.isEmpty()) {
            sections.add(words.breaches(concerning));
        }
        if (!collected.isEmpty()) {
            sections.add(systems(caseId, collected, words));
        }
        List<DsarRecipients.Told> told = recipients.all(caseId);
        if (!told.isEmpty()) {
            sections.add(words.recipients(told));
        }
        if (facts.outcome() != null) {
            sections.add(words.outcome(facts));
        }
        return new CaseView(
                request.subjectName(),
                words.rights(forms.rights(caseId)),
                words.stage(statuses.of(caseId).stage()),
                sections,
                messagesOf(caseId),
                actions(caseId, !collected.isEmpty(), told));
    }

    private Section systems(String caseId, List<String> collected, DsarWords words) {
        Map<String, Long> counts =
                collected.stream().collect(Collectors.groupingBy(system -> system, Collectors.counting()));
        List<List<String>> rows = systems.catalogue().systems().stream()
                .map(system -> List.of(
                        system.name().in(words.language()),
                        counts.containsKey(system.id()) || store.collected(caseId, system.id())
                                ? String.valueOf(counts.getOrDefault(system.id(), 0L))
                                : words.of("systems.not-asked")))
                .toList();
        return new Section(
                words.of("systems"),
                List.of(),
                new Table(List.of(words.of("systems.system"), words.of("systems.items")), rows));
    }

    private List<CaseView.Message> messagesOf(String caseId) {
        return files.list(caseId, DsarMessage.KIND, DsarMessage.class).stream()
                .map(entry -> new CaseView.Message(
                        entry.content().fromPerson(),
                        entry.author(),
                        entry.at(),
                        entry.content().text()))
                .toList();
    }

    private List<Action> actions(String caseId, boolean items, List<DsarRecipients.Told> told) {
        String base = "/api/v1/dsar/" + caseId;
        Deadline deadline = deadlines.find(caseId, Clock.DSAR_RESPONSE).orElseThrow();
        List<Action> actions = new ArrayList<>();
        if (files.find(caseId).orElseThrow().closedAt() == null) {
            actions.add(new Action(Action.Kind.MESSAGE, base + "/messages", false));
        }
        boolean running = deadline.state() == Deadline.State.OPEN || deadline.state() == Deadline.State.PAUSED;
        if (running && deadline.extension() == 0 && !desk.refusing(caseId)) {
            actions.add(new Action(Action.Kind.EXTEND, base + "/extension", false));
        }
        if (items) {
            actions.add(new Action(
                    Action.Kind.REVIEW, base + "/items", desk.reviewTurn(caseId).open()));
        }
        if (!told.isEmpty()) {
            boolean waiting = told.stream().anyMatch(one -> one.answer() == null);
            actions.add(new Action(Action.Kind.RECIPIENTS, base + "/recipients", waiting));
        }
        if (erasure.planned(caseId)) {
            actions.add(new Action(Action.Kind.ERASURE, base + "/erasure", erasure.asked(caseId)));
        }
        boolean correcting = rectification.asked(caseId);
        if (correcting || rectification.noted(caseId)) {
            actions.add(new Action(Action.Kind.RECTIFICATION, base + "/rectification", correcting));
        }
        return actions;
    }
}
