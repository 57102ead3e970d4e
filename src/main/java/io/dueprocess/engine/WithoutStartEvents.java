package io.dueprocess.engine;

import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.history.HistoryLevelAudit;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * The engine's level "audit", under whose name and id it stands, without a row for each start event that was passed: that a
 * process or a part of it began, and when, its own row and that of its first step say.
 */
class WithoutStartEvents extends HistoryLevelAudit {

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return super.isHistoryEventProduced(type, entity) && !isStart(type, entity);
    }

    private static boolean isStart(HistoryEventType type, Object entity) {
        return (HistoryEventTypes.ACTIVITY_INSTANCE_START.equals(type)
                        || HistoryEventTypes.ACTIVITY_INSTANCE_END.equals(type))
                && entity instanceof ExecutionEntity execution
                && execution.getActivity() != null
                && isStart(execution);
    }

    private static boolean isStart(ExecutionEntity execution) {
        Object type = execution.getActivity().getProperty("type");
        return ActivityTypes.START_EVENT.equals(type) || ActivityTypes.START_EVENT_MESSAGE.equals(type);
    }
}
