package io.dueprocess.dsar;

import io.dueprocess.engine.Refused;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Who works on which task of a case now: panels of the case page are edited by the task's holder only. */
@Component
class HeldTasks {

    private final TaskService tasks;

    HeldTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    boolean open(String caseId, String taskKey) {
        return query(caseId, taskKey).count() > 0;
    }

    boolean heldBy(String caseId, String taskKey, String userId) {
        return query(caseId, taskKey).taskAssignee(userId).count() > 0;
    }

    /** @throws Refused unless the user holds the task */
    void require(String caseId, String taskKey, String userId) {
        if (!heldBy(caseId, taskKey, userId)) {
            throw new Refused("dsar.refused.not-your-task");
        }
    }

    private TaskQuery query(String caseId, String taskKey) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .processDefinitionKey(DsarProcess.KEY)
                .taskDefinitionKey(taskKey);
    }
}
