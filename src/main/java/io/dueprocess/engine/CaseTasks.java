package io.dueprocess.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;

/** The engine's tasks as the case desk needs them; without engine authorizations: the caller asks the case file's policy. */
@Service
public class CaseTasks {

    /** @param key element id of the user task */
    public record CaseTask(String id, String caseId, String key, String name, String assignee, Instant due) {}

    /**
     * A task that somebody completed.
     *
     * @param key element id of the user task
     */
    public record DoneTask(String key, String assignee, Instant begun, Instant ended) {}

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;

    CaseTasks(TaskService tasks, RuntimeService runtime, HistoryService history) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
    }

    /** The open task with its case; empty when it does not exist or belongs to no case. */
    public Optional<CaseTask> find(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null || task.getProcessInstanceId() == null) {
            return Optional.empty();
        }
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return Optional.ofNullable(instance.getBusinessKey()).map(caseId -> caseTask(task, caseId));
    }

    /** Open tasks of a case, oldest first. */
    public List<CaseTask> of(String caseId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseId).orderByTaskCreateTime().asc().list().stream()
                .map(task -> caseTask(task, caseId))
                .toList();
    }

    /** Tasks of a case that were completed, not those that fell away, oldest first; as long as the engine keeps its history. */
    public List<DoneTask> doneOf(String caseId) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .finished()
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .filter(task -> "completed".equals(task.getDeleteReason()))
                .map(task -> new DoneTask(
                        task.getTaskDefinitionKey(),
                        task.getAssignee(),
                        task.getStartTime().toInstant(),
                        task.getEndTime().toInstant()))
                .toList();
    }

    private static CaseTask caseTask(Task task, String caseId) {
        Date due = task.getDueDate();
        return new CaseTask(
                task.getId(),
                caseId,
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getAssignee(),
                due == null ? null : due.toInstant());
    }
}
