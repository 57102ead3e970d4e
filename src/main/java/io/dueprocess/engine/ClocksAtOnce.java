package io.dueprocess.engine;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.JobDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A case that begins gets a job for each clock on the border of its handling and one for the first step. The engine asks for
 * the definition of each by itself; asked for together before, they are at hand.
 */
class ClocksAtOnce extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        Set<String> activities = new TreeSet<>();
        for (ActivityImpl activity : process.getActivities()) {
            Set<String> clocks = activity.getProperties()
                    .get(BpmnProperties.TIMER_DECLARATIONS)
                    .keySet();
            if (activity.isSubProcessScope() && !clocks.isEmpty()) {
                activities.addAll(clocks);
                activities.addAll(firstSteps(activity));
            }
        }
        if (activities.size() > 1) {
            String[] ids = activities.toArray(String[]::new);
            process.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> read(execution, ids));
        }
    }

    /** What a job thread begins with. */
    private static Set<String> firstSteps(ActivityImpl handling) {
        Set<String> steps = new TreeSet<>();
        for (ActivityImpl inner : handling.getActivities()) {
            if (ActivityTypes.START_EVENT.equals(inner.getProperties().get(BpmnProperties.TYPE))) {
                for (PvmTransition flow : inner.getOutgoingTransitions()) {
                    ActivityImpl step = (ActivityImpl) flow.getDestination();
                    if (step.isAsyncBefore()) {
                        steps.add(step.getId());
                    }
                }
            }
        }
        return steps;
    }

    /** They stay with the engine's command. */
    private static void read(DelegateExecution execution, String... activities) {
        JobDefinitionQueryImpl query = new JobDefinitionQueryImpl();
        query.processDefinitionId(execution.getProcessDefinitionId()).activityIdIn(activities);
        Context.getCommandContext().getJobDefinitionManager().findJobDefnitionByQueryCriteria(query, null);
    }
}
