package io.dueprocess.sla;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Notes of each timer of a case when it was due and when it fired, in the firing transaction. */
@Component
class TimerFeed extends AbstractProcessEnginePlugin {

    private final ObjectProvider<FiredTimers> fired;
    private final Clock clock;

    TimerFeed(ObjectProvider<FiredTimers> fired, Clock clock) {
        this.fired = fired;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPreBPMNParseListeners().add(listener());
    }

    private BpmnParseListener listener() {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseBoundaryTimerEventDefinition(Element element, boolean interrupting, ActivityImpl event) {
                event.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) TimerFeed.this::note);
            }

            @Override
            public void parseIntermediateTimerEventDefinition(Element element, ActivityImpl event) {
                event.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) TimerFeed.this::note);
            }

            @Override
            public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl event) {
                event.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) TimerFeed.this::note);
            }
        };
    }

    /** Whatever else leads there, such as a message or an administrator's move, is no timer. */
    private void note(DelegateExecution execution) {
        JobEntity job = Context.getCommandContext().getCurrentJob();
        String caseId = execution.getProcessBusinessKey();
        if (job instanceof TimerEntity && job.getDuedate() != null && caseId != null) {
            Instant due = job.getDuedate().toInstant();
            fired.getObject().note(caseId, execution.getCurrentActivityId(), due, clock.instant());
        }
    }
}
