package io.dueprocess.dsar;

import java.util.Map;
import org.springframework.stereotype.Component;

/** What a person did in a system counts like what we did there. */
@Component
class DsarByHand {

    private static final Map<String, DsarWork.Kind> KINDS = Map.of(
            DsarProcess.TASK_RECTIFY_BY_HAND, DsarWork.Kind.RECTIFY,
            DsarProcess.TASK_ERASE_BY_HAND, DsarWork.Kind.ERASE,
            DsarProcess.TASK_RESTRICT_BY_HAND, DsarWork.Kind.RESTRICT,
            DsarProcess.TASK_STOP_OBJECTED_BY_HAND, DsarWork.Kind.STOP_OBJECTED,
            DsarProcess.TASK_LIFT_BY_HAND, DsarWork.Kind.LIFT);

    private final DsarWork work;
    private final DsarStops stops;

    DsarByHand(DsarWork work, DsarStops stops) {
        this.work = work;
        this.stops = stops;
    }

    void done(String caseId, String taskKey, String systemId) {
        DsarWork.Kind kind = DsarProcess.TASK_STOP_BY_HAND.equals(taskKey) ? stops.kind(caseId) : KINDS.get(taskKey);
        work.doneNow(caseId, kind, systemId);
    }
}
