package io.dueprocess.sla;

import io.dueprocess.engine.ProcessModule;
import io.dueprocess.engine.ProcessModules;
import io.dueprocess.sla.Figures.OpenTask;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Counts tasks as they begin, move, end and fall away, in the engine's transaction. */
@Component
class TaskFeed extends AbstractProcessEnginePlugin {

    private final Figures figures;
    private final ObjectProvider<SlaChanges> changes;
    private final ProcessModules modules;
    private final Clock clock;

    TaskFeed(Figures figures, ObjectProvider<SlaChanges> changes, ProcessModules modules, Clock clock) {
        this.figures = figures;
        this.changes = changes;
        this.modules = modules;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPreBPMNParseListeners().add(listener());
    }

    private BpmnParseListener listener() {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                task.addTaskListener(
                        TaskListener.EVENTNAME_CREATE, TaskFeed.this::begun); // after the model's, which set dates
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, TaskFeed.this::moved);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, TaskFeed.this::done);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, TaskFeed.this::fallenAway);
            }
        };
    }

    private void begun(DelegateTask task) {
        open(task, task.getDueDate()).ifPresent(now -> change(List.of(), figures.of(now)));
    }

    private void moved(DelegateTask task) {
        PropertyChange due = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.DUE_DATE);
        if (due != null) {
            open(task, (Date) due.getOrgValue())
                    .ifPresent(before -> change(
                            figures.of(before),
                            figures.of(open(task, task.getDueDate()).orElseThrow())));
        }
    }

    private void done(DelegateTask task) {
        open(task, task.getDueDate())
                .ifPresent(before -> change(figures.of(before), figures.done(before, clock.instant())));
    }

    private void fallenAway(DelegateTask task) {
        open(task, task.getDueDate()).ifPresent(before -> change(figures.of(before), List.of()));
    }

    private void change(List<Figure> before, List<Figure> after) {
        changes.getObject().change(before, after);
    }

    /** Of a process of ours. */
    private Optional<OpenTask> open(DelegateTask task, Date due) {
        String process = processOf(task);
        return modules.ofKey(process)
                .map(ProcessModule::rights)
                .map(rights -> new OpenTask(
                        process,
                        task.getTaskDefinitionKey(),
                        task.getCreateTime().toInstant(),
                        instant(due),
                        rights.caseByCase()));
    }

    /** A definition's id begins with the process's, which has no colon. */
    private static String processOf(DelegateTask task) {
        String definition = task.getProcessDefinitionId();
        return definition.substring(0, definition.indexOf(':'));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
