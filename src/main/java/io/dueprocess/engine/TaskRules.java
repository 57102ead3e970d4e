package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What holds for every user task, by whatever road it is worked on: only its groups, only its holder, only who may see the
 * case, never somebody whom four eyes exclude; an approval only after a fresh sign-in; and the module's own rule before it
 * completes. The rights of the engine alone
 * would let anybody with a grant on the process complete any of its tasks.
 */
@Component
class TaskRules extends AbstractBpmnParseListener {

    private final ProcessModules modules;
    private final ObjectProvider<IdentityService> identity;
    private final ObjectProvider<CaseFiles> files;
    private final Unrestricted unrestricted;
    private final ObjectProvider<FreshSignIn> freshSignIn;

    TaskRules(
            ProcessModules modules,
            ObjectProvider<IdentityService> identity,
            ObjectProvider<CaseFiles> files,
            Unrestricted unrestricted,
            ObjectProvider<FreshSignIn> freshSignIn) {
        this.modules = modules;
        this.identity = identity;
        this.files = files;
        this.unrestricted = unrestricted;
        this.freshSignIn = freshSignIn;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addTaskListener(TaskListener.EVENTNAME_CREATE, this::addReference);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::beforeAssignment);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::beforeComplete);
    }

    /** The case's short reference follows the task's name, so that people tell tasks apart in a list. */
    private void addReference(DelegateTask task) {
        module(task)
                .flatMap(module -> files.getObject().find(caseId(task)))
                .map(CaseFile::reference)
                .ifPresent(reference -> task.setName(task.getName() + " · " + reference));
    }

    private void beforeAssignment(DelegateTask task) {
        if (task.getAssignee() == null) {
            return;
        }
        module(task).ifPresent(module -> {
            Authentication user = identity.getObject().getCurrentAuthentication();
            if (user != null) {
                requireGroup(task, user);
                requireHolderFromGroup(task, user);
            }
            requireSeen(module, task, task.getAssignee());
            requireNotExcluded(module, task, task.getAssignee());
        });
    }

    private void beforeComplete(DelegateTask task) {
        module(task).ifPresent(module -> {
            Authentication user = identity.getObject().getCurrentAuthentication();
            String userId = user == null ? task.getAssignee() : user.getUserId();
            if (user != null) {
                requireGroup(task, user);
                if (!Objects.equals(task.getAssignee(), userId)) {
                    throw refuse(task.getAssignee() == null ? "engine.refused.claim-first" : "engine.refused.claimed");
                }
            }
            requireSeen(module, task, userId);
            requireNotExcluded(module, task, userId);
            try {
                if (user != null && module.approves(task.getTaskDefinitionKey())) {
                    freshSignIn.ifAvailable(FreshSignIn::require);
                }
                module.beforeComplete(caseId(task), task.getTaskDefinitionKey(), userId, task.getVariables());
            } catch (Refused refused) {
                throw remember(refused);
            }
        });
    }

    private static void requireGroup(DelegateTask task, Authentication user) {
        List<String> groups = user.getGroupIds() == null ? List.of() : user.getGroupIds();
        if (groups(task).noneMatch(groups::contains)) {
            throw refuse("engine.refused.not-your-group");
        }
    }

    /** To claim a task for somebody else is a way to give it away. */
    private void requireHolderFromGroup(DelegateTask task, Authentication user) {
        String holder = task.getAssignee();
        boolean member = holder.equals(user.getUserId())
                || unrestricted.ask(() -> groups(task).anyMatch(group -> isMember(holder, group)));
        if (!member) {
            throw refuse("engine.refused.assignee");
        }
    }

    private boolean isMember(String userId, String group) {
        return identity.getObject()
                        .createUserQuery()
                        .userId(userId)
                        .memberOfGroup(group)
                        .count()
                > 0;
    }

    private static Stream<String> groups(DelegateTask task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull);
    }

    private static void requireNotExcluded(ProcessModule module, DelegateTask task, String userId) {
        if (userId != null
                && module.excludedFrom(caseId(task), task.getTaskDefinitionKey())
                        .contains(userId)) {
            throw refuse("engine.refused.four-eyes");
        }
    }

    /** Where sight is by case, membership of the group is not enough. */
    private static void requireSeen(ProcessModule module, DelegateTask task, String userId) {
        if (module.seenBy(caseId(task))
                .filter(seers -> userId == null || !seers.contains(userId))
                .isPresent()) {
            throw refuse("engine.refused.assignee");
        }
    }

    private static Refused refuse(String code) {
        return remember(new Refused(code));
    }

    private static Refused remember(Refused refused) {
        LastRefusal.set(refused);
        return refused;
    }

    private Optional<ProcessModule> module(DelegateTask task) {
        return modules.ofDefinition(task.getProcessDefinitionId());
    }

    private static String caseId(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
