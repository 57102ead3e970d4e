package io.dueprocess.sla;

import io.dueprocess.access.Staff;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Reader;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.engine.CaseTasks;
import io.dueprocess.node.StaffNode;
import io.dueprocess.sla.BoardCases.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** From a number of the board to the cases that one may see: as a reader of the case file, or as who may watch the process. */
@StaffNode
@Component
class SlaCases {

    private static final int SHOWN = 50;
    /** Some may be hidden from the reader. */
    private static final int LOOKED_AT = 200;

    private final BoardRows rows;
    private final CaseFiles files;
    private final Deadlines deadlines;
    private final CaseTasks tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final Staff staff;
    private final Clock clock;

    SlaCases(
            BoardRows rows,
            CaseFiles files,
            Deadlines deadlines,
            CaseTasks tasks,
            RuntimeService runtime,
            IdentityService identity,
            Staff staff,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
        this.staff = staff;
        this.clock = clock;
    }

    BoardCases of(String process, State state) {
        Instant now = clock.instant();
        Reader reader = staff.currentReader();
        List<BoardCases.Row> shown = ids(process, state, now).stream()
                .distinct()
                .map(id -> row(id, state, reader))
                .flatMap(Optional::stream)
                .limit(SHOWN + 1L)
                .toList();
        return new BoardCases(now, shown.subList(0, Math.min(SHOWN, shown.size())), shown.size() > SHOWN);
    }

    private List<String> ids(String process, State state, Instant now) {
        List<io.dueprocess.deadline.Clock> clocks = Duties.clocksOf(process);
        return switch (state) {
            case OPEN -> rows.open(process, LOOKED_AT);
            case PAUSED -> rows.paused(clocks, LOOKED_AT);
            case OVERDUE -> rows.due(clocks, Instant.EPOCH, now, LOOKED_AT);
            case DUE_IN_24_HOURS -> rows.due(clocks, now, now.plus(Duration.ofHours(24)), LOOKED_AT);
            case DUE_IN_3_DAYS -> rows.due(clocks, now, now.plus(Duration.ofDays(3)), LOOKED_AT);
            case DUE_IN_7_DAYS -> rows.due(clocks, now, now.plus(Duration.ofDays(7)), LOOKED_AT);
        };
    }

    /** Empty for who may not see the case; a drill is open, and no duty. */
    private Optional<BoardCases.Row> row(String caseId, State state, Reader reader) {
        CaseFile file = files.find(caseId).orElseThrow();
        String instance = instance(caseId, reader);
        if (instance == null && !files.mayRead(caseId, reader)) {
            return Optional.empty();
        }
        Optional<Deadline> next = deadlines.of(caseId).stream()
                .filter(deadline -> deadline.state().open())
                .min(Comparator.comparing(Deadline::expiresAt));
        if (state != State.OPEN && next.filter(Deadline::drill).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new BoardCases.Row(
                caseId,
                file.reference(),
                file.processKey(),
                file.openedAt(),
                next.map(deadline -> deadline.clock().id()).orElse(null),
                next.map(Deadline::expiresAt).orElse(null),
                next.filter(deadline -> deadline.state() == Deadline.State.PAUSED)
                        .isPresent(),
                tasks.of(caseId).stream()
                        .map(CaseTasks.CaseTask::name)
                        .map(name -> name.replace(" · " + file.reference(), ""))
                        .distinct()
                        .toList(),
                instance));
    }

    /** Its process instance, as the engine's authorizations show it to the reader; or null. */
    private String instance(String caseId, Reader reader) {
        identity.setAuthentication(reader.user(), List.copyOf(reader.groups()));
        try {
            return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).list().stream()
                    .findFirst()
                    .map(ProcessInstance::getId)
                    .orElse(null);
        } finally {
            identity.clearAuthentication();
        }
    }
}
