package io.dueprocess.engine;

import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.DeadlineMoved;
import io.dueprocess.deadline.Deadlines;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When a statutory date moves, the case's timers and the due dates of its tasks follow in the same transaction. While the
 * clock is paused, the timers rest. Timers and due dates that come from elsewhere, such as repeating reminders, stay.
 */
@Component
class MovedDeadlines {

    private static final String CLOCKS = "${clocks.";
    private static final String DUE = "${clocks.due(";

    private final Deadlines deadlines;
    private final ProcessModules modules;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final Unrestricted unrestricted;
    private final CommandExecutor commands;

    MovedDeadlines(
            Deadlines deadlines,
            ProcessModules modules,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            RepositoryService repository,
            Unrestricted unrestricted,
            ProcessEngine engine) {
        this.deadlines = deadlines;
        this.modules = modules;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
        this.unrestricted = unrestricted;
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    @EventListener
    void on(DeadlineMoved moved) {
        unrestricted.ask(() -> commands.execute(context -> follow(moved)));
    }

    private Void follow(DeadlineMoved moved) {
        List<ProcessInstance> instances =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(moved.caseId()).list().stream()
                        .filter(instance -> governs(moved, instance))
                        .toList();
        if (instances.isEmpty()) {
            return null;
        }
        Deadline deadline = deadlines.find(moved.caseId(), moved.clock()).orElseThrow();
        for (ProcessInstance instance : instances) {
            BpmnModelInstance model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
            moveTimers(instance, model, deadline.state() == Deadline.State.PAUSED);
            moveTasks(instance, model, Date.from(Clocks.dueOf(deadline)));
        }
        return null;
    }

    private boolean governs(DeadlineMoved moved, ProcessInstance instance) {
        return modules.ofDefinition(instance.getProcessDefinitionId())
                .filter(module -> module.clockOf(moved.caseId()) == moved.clock())
                .isPresent();
    }

    private void moveTimers(ProcessInstance instance, BpmnModelInstance model, boolean paused) {
        for (Job timer : management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list()) {
            if (isStatutory(model, timer)) {
                move((JobEntity) timer, paused);
            }
        }
    }

    /** By the entity: the service's suspension is a bulk update, which another change in the same command cannot stand. */
    private void move(JobEntity timer, boolean paused) {
        SuspensionState state = paused ? SuspensionState.SUSPENDED : SuspensionState.ACTIVE;
        timer.setSuspensionState(state.getStateCode());
        if (!paused) {
            management.recalculateJobDuedate(timer.getId(), false);
        }
    }

    private boolean isStatutory(BpmnModelInstance model, Job timer) {
        String activityId = management
                .createJobDefinitionQuery()
                .jobDefinitionId(timer.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        return model.getModelElementById(activityId).getRawTextContent().contains(CLOCKS);
    }

    private void moveTasks(ProcessInstance instance, BpmnModelInstance model, Date due) {
        for (Task task :
                tasks.createTaskQuery().processInstanceId(instance.getId()).list()) {
            UserTask element = model.getModelElementById(task.getTaskDefinitionKey());
            if (String.valueOf(element.getCamundaDueDate()).startsWith(DUE)) {
                task.setDueDate(due);
                tasks.saveTask(task);
            }
        }
    }
}
