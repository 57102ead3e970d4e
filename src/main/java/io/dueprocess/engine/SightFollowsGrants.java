package io.dueprocess.engine;

import io.dueprocess.casefile.GrantsChanged;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When the grants of a case change, who sees its open tasks changes in the same transaction: who has lost his key finds them
 * no more and holds none, who has been given one finds them.
 */
@Component
public class SightFollowsGrants {

    private final CaseSight sight;
    private final ProcessModules modules;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final Unrestricted unrestricted;
    private final CommandExecutor commands;

    SightFollowsGrants(
            CaseSight sight,
            ProcessModules modules,
            RuntimeService runtime,
            TaskService tasks,
            AuthorizationService authorizations,
            Unrestricted unrestricted,
            ProcessEngine engine) {
        this.sight = sight;
        this.modules = modules;
        this.runtime = runtime;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.unrestricted = unrestricted;
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    @EventListener
    void on(GrantsChanged changed) {
        follow(() -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(changed.caseId())
                .list());
    }

    /** Restores the sight of all open cases, whatever was granted or taken by hand since the last start. */
    public void restore() {
        modules.all().stream()
                .filter(module -> module.rights().caseByCase())
                .forEach(module -> follow(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(module.processKey())
                        .list()));
    }

    /** Instances to look at, asked for inside the command. */
    private interface Instances {
        List<ProcessInstance> list();
    }

    private void follow(Instances instances) {
        unrestricted.ask(() -> commands.execute(context -> {
            instances.list().forEach(this::follow);
            return null;
        }));
    }

    private void follow(ProcessInstance instance) {
        sight.seers(instance.getProcessDefinitionKey(), instance.getBusinessKey())
                .ifPresent(seers -> tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream()
                        .forEach(task -> show(task, seers)));
    }

    private void show(Task task, Set<String> seers) {
        Set<String> missing = new TreeSet<>(seers);
        for (Authorization row : authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId())
                .list()) {
            if (!missing.remove(row.getUserId())) {
                authorizations.deleteAuthorization(row.getId());
            }
        }
        missing.forEach(user -> authorizations.saveAuthorization(CaseSight.row(task.getId(), user)));
        if (task.getAssignee() != null && !seers.contains(task.getAssignee())) {
            tasks.setAssignee(task.getId(), null);
        }
    }
}
