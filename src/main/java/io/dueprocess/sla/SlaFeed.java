package io.dueprocess.sla;

import io.dueprocess.casefile.CaseChanged;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseShredded;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.DeadlineChanged;
import io.dueprocess.deadline.Deadlines;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Counts cases and duties as they change, in the changing transaction. */
@Component
class SlaFeed {

    private final Figures figures;
    private final SlaChanges changes;
    private final CaseFiles files;
    private final Deadlines deadlines;

    SlaFeed(Figures figures, SlaChanges changes, CaseFiles files, Deadlines deadlines) {
        this.figures = figures;
        this.changes = changes;
        this.files = files;
        this.deadlines = deadlines;
    }

    @EventListener
    void on(CaseChanged changed) {
        changes.change(of(changed.before()), of(changed.after()));
    }

    @EventListener
    void on(DeadlineChanged changed) {
        changes.change(of(changed.before()), of(changed.after()));
    }

    /** What is shredded still counts, and cannot be counted anew; before its deadlines are deleted. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(CaseShredded shredded) {
        List<Figure> gone = new ArrayList<>(of(files.find(shredded.caseId()).orElseThrow()));
        deadlines.of(shredded.caseId()).forEach(deadline -> gone.addAll(of(deadline)));
        changes.change(gone, gone.stream().map(Figure::settle).toList());
    }

    private List<Figure> of(CaseFile file) {
        return file == null ? List.of() : figures.of(file);
    }

    private List<Figure> of(Deadline deadline) {
        return deadline == null ? List.of() : figures.of(deadline);
    }
}
