package io.dueprocess.engine;

import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.DeadlineMoved;
import io.dueprocess.deadline.Deadlines;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When a statutory date moves, the case's timers and the due dates of its tasks follow in the same transaction. While the
 * clock is paused, the timers rest.
 */
@Component
class MovedDeadlines {

    private static final String CLOCK_EXPRESSION = "${clocks.";

    private final Deadlines deadlines;
    private final ProcessModules modules;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;

    MovedDeadlines(
            Deadlines deadlines,
            ProcessModules modules,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            RepositoryService repository) {
        this.deadlines = deadlines;
        this.modules = modules;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
    }

    @EventListener
    void on(DeadlineMoved moved) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(moved.caseId())
                .singleResult();
        if (instance == null || !governs(moved, instance)) {
            return;
        }
        Deadline deadline = deadlines.find(moved.caseId(), moved.clock()).orElseThrow();
        for (Job timer : statutoryTimers(instance)) {
            if (deadline.state() == Deadline.State.PAUSED) {
                management.suspendJobById(timer.getId());
            } else {
                management.activateJobById(timer.getId());
                management.recalculateJobDuedate(timer.getId(), false);
            }
        }
        moveTasks(instance, Date.from(Clocks.dueOf(deadline)));
    }

    private boolean governs(DeadlineMoved moved, ProcessInstance instance) {
        return modules.ofDefinition(instance.getProcessDefinitionId())
                .filter(module -> module.clock() == moved.clock())
                .isPresent();
    }

    private List<Job> statutoryTimers(ProcessInstance instance) {
        BpmnModelInstance model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        return management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
                .filter(job -> isStatutory(model, job))
                .toList();
    }

    private boolean isStatutory(BpmnModelInstance model, Job job) {
        String activityId = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        return model.getModelElementById(activityId).getRawTextContent().contains(CLOCK_EXPRESSION);
    }

    private void moveTasks(ProcessInstance instance, Date due) {
        for (Task task :
                tasks.createTaskQuery().processInstanceId(instance.getId()).list()) {
            task.setDueDate(due);
            tasks.saveTask(task);
        }
    }
}
