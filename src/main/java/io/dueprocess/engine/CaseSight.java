package io.dueprocess.engine;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * Who sees a task of a process that decides it case by case: a row for each task and person, which goes with the task. There
 * are few such tasks, so the task query stays fast.
 */
@Component
class CaseSight {

    /** To see it, claim it, complete it, and be shown its form. */
    private static final Permission[] WORK = {
        TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.READ_VARIABLE
    };

    private final ProcessModules modules;

    CaseSight(ProcessModules modules) {
        this.modules = modules;
    }

    /** Rows for a task that has just got its first candidate group; none where the group decides. */
    AuthorizationEntity[] ofNew(TaskEntity task) {
        if (task.getProcessDefinitionId() == null || task.getCandidates().size() > 1) {
            return new AuthorizationEntity[0];
        }
        return seers(task.getProcessDefinition().getKey(), task.getExecution().getProcessBusinessKey())
                .orElse(Set.of())
                .stream()
                .sorted()
                .map(user -> row(task.getId(), user))
                .toArray(AuthorizationEntity[]::new);
    }

    /** Empty where the group decides. */
    Optional<Set<String>> seers(String processKey, String caseId) {
        return modules.ofKey(processKey).flatMap(module -> module.seenBy(caseId));
    }

    /** The right of one person on one task. */
    static AuthorizationEntity row(String taskId, String user) {
        AuthorizationEntity row = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
        row.setUserId(user);
        row.setResource(Resources.TASK);
        row.setResourceId(taskId);
        row.setPermissions(WORK);
        return row;
    }
}
