package io.dueprocess.sla;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.engine.ProcessModule;
import io.dueprocess.engine.ProcessModules;
import io.dueprocess.node.StaffNode;
import io.dueprocess.sla.FigureRows.Counted;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** The SLA board, for whoever asks. */
@StaffNode
@Service
public class SlaBoard {

    private final FigureRows rows;
    private final ProcessModules modules;
    private final ProcessSteps.Models models;
    private final SlaCases cases;
    private final Staff staff;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    SlaBoard(
            FigureRows rows,
            ProcessModules modules,
            ProcessSteps.Models models,
            SlaCases cases,
            Staff staff,
            MessageSource messages,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.rows = rows;
        this.modules = modules;
        this.models = models;
        this.cases = cases;
        this.staff = staff;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * The figures, as the signed-in person may see them: small numbers of sealed cases only as a handler of such.
     *
     * @param language of the processes' names; steps are named as in the model
     */
    public Board of(BoardFilter filter, Locale language) {
        return of(filter, language, staff.currentGroups().contains(Groups.WHISTLEBLOWER_HANDLERS));
    }

    /** The figures as somebody sees them who handles no sealed cases. */
    Board withoutSmallNumbers(BoardFilter filter, Locale language) {
        return of(filter, language, false);
    }

    /**
     * The same for machines.
     *
     * @param next when the next duty of a process expires; of sealed cases it never says so
     */
    record Outlook(Board board, Map<String, Instant> next) {}

    Outlook outlook(Locale language) {
        Instant now = clock.instant();
        List<Counted> figures = rows.since(Reckoning.firstOf(Reckoning.MONTHS, now, zone));
        Map<String, Instant> next = figures.stream()
                .map(Counted::figure)
                .filter(figure -> figure.measure() == Measure.DUE && !sealed(figure.process()))
                .collect(Collectors.toMap(
                        Figure::process, Figure::moment, BinaryOperator.minBy(Comparator.naturalOrder())));
        return new Outlook(of(figures, BoardFilter.ALL, now, language, false), next);
    }

    private Board of(BoardFilter filter, Locale language, boolean handler) {
        Instant now = clock.instant();
        return of(rows.since(Reckoning.firstOf(Reckoning.MONTHS, now, zone)), filter, now, language, handler);
    }

    private Board of(List<Counted> figures, BoardFilter filter, Instant now, Locale language, boolean handler) {
        Map<String, List<Counted>> byProcess = figures.stream()
                .collect(Collectors.groupingBy(counted -> counted.figure().process()));
        List<Board.Process> processes = Duties.PROCESSES.stream()
                .filter(process -> filter.process() == null || filter.process().equals(process))
                .map(process -> {
                    Board.Process all =
                            reckoned(process, byProcess.getOrDefault(process, List.of()), filter, now, language);
                    return sealed(process) && !handler ? Withheld.of(all) : all;
                })
                .toList();
        return new Board(now, filter, processes);
    }

    private Board.Process reckoned(
            String process, List<Counted> figures, BoardFilter filter, Instant now, Locale language) {
        return new Reckoning(process, figures, filter, now, zone, Duties.inHours(process))
                .process(messages.getMessage("sla.process." + process, null, language), models.of(process));
    }

    private boolean sealed(String process) {
        return modules.ofKey(process)
                .map(ProcessModule::rights)
                .filter(ProcessModule.Rights::caseByCase)
                .isPresent();
    }

    /** The cases behind a number, at most fifty, of those that the signed-in person may see. */
    public BoardCases cases(String process, BoardCases.State state) {
        return cases.of(process, state);
    }
}
