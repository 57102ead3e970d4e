package io.dueprocess.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Stands for every bean that our models name, and does nothing: delegates, listeners, and answers to the models' expressions
 * that lead a case the way that ours goes in the bench. Public, since expressions call it.
 */
public final class NoWork implements JavaDelegate, TaskListener, ExecutionListener {

    private static final Date DUE =
            Date.from(Instant.now().truncatedTo(ChronoUnit.DAYS).plus(30, ChronoUnit.DAYS));

    /** Every name is this bean. */
    public static Map<Object, Object> everywhere() {
        return new Everything();
    }

    private static final class Everything extends HashMap<Object, Object> {

        private static final long serialVersionUID = 1L;

        Everything() {
            super(Map.of("all", new NoWork()));
        }

        @Override
        public boolean containsKey(Object key) {
            return true;
        }

        @Override
        public Object get(Object key) {
            return super.get("all");
        }
    }

    @Override
    public void execute(DelegateExecution execution) {
        // nothing
    }

    @Override
    public void notify(DelegateTask task) {
        // nothing
    }

    @Override
    public void notify(DelegateExecution execution) {
        // nothing
    }

    public Date due(Object execution) {
        return DUE;
    }

    public Date expiry(Object execution) {
        return DUE;
    }

    public Date halfTime(Object execution) {
        return DUE;
    }

    public Date before(Object execution, String before) {
        return DUE;
    }

    public String match(Object execution) {
        return "ONE";
    }

    public boolean mailConfirmed(Object execution) {
        return true;
    }

    public boolean rightsStated(Object execution) {
        return true;
    }

    public boolean actAtOnce(Object execution) {
        return false;
    }

    public String requester(Object execution) {
        return "SELF";
    }

    public int repeats(Object execution) {
        return 0;
    }

    public boolean atOnce(Object execution) {
        return false;
    }

    public boolean foundAtTriage(Object execution) {
        return false;
    }

    public boolean processor(Object execution) {
        return false;
    }

    public boolean recipientsToTell(Object execution) {
        return false;
    }

    public boolean refusedInPart(Object execution) {
        return false;
    }

    public boolean inForce(Object execution) {
        return false;
    }
}
