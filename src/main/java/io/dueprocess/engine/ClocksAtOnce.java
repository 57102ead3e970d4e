package io.dueprocess.engine;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.JobDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A case that begins gets a job for each clock on the border of its handling and one for the first step. The engine asks for
 * the definition of each by itself; asked for together before, they are at hand.
 */
class ClocksAtOnce extends AbstractBpmnParseListener {

    private static final Set<String> STARTS = Set.of(ActivityTypes.START_EVENT, ActivityTypes.START_EVENT_MESSAGE);

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        Set<String> activities = new TreeSet<>();
        for (ActivityImpl handling : process.getActivities()) {
            if (handling.isSubProcessScope()
                    && starts(process).allMatch(start -> next(start).anyMatch(handling::equals))) {
                activities.addAll(handling.getProperties()
                        .get(BpmnProperties.TIMER_DECLARATIONS)
                        .keySet());
                starts(handling)
                        .flatMap(ClocksAtOnce::next)
                        .filter(ActivityImpl::isAsyncBefore)
                        .forEach(step -> activities.add(step.getId()));
            }
        }
        if (activities.size() > 1) {
            String[] ids = activities.toArray(String[]::new);
            process.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> read(execution, ids));
        }
    }

    private static Stream<ActivityImpl> starts(ScopeImpl scope) {
        return scope.getActivities().stream()
                .filter(activity -> STARTS.contains(activity.getProperties().get(BpmnProperties.TYPE)));
    }

    private static Stream<ActivityImpl> next(ActivityImpl activity) {
        return activity.getOutgoingTransitions().stream().map(flow -> (ActivityImpl) flow.getDestination());
    }

    /** They stay with the engine's command. */
    private static void read(DelegateExecution execution, String... activities) {
        JobDefinitionQueryImpl query = new JobDefinitionQueryImpl();
        query.processDefinitionId(execution.getProcessDefinitionId()).activityIdIn(activities);
        Context.getCommandContext().getJobDefinitionManager().findJobDefnitionByQueryCriteria(query, null);
    }
}
