package io.dueprocess.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;

/**
 * What the engine keeps of a failed job, in clear text and for operators to read: where it failed and with what kind of
 * exception. The words of other people's exceptions are left out, since a parser or a database may quote content in them.
 */
final class DiscreetFailures implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return new DefaultJobRetryCmd(jobId, discreet(failure));
    }

    static Throwable discreet(Throwable failure) {
        // a lost race is no failure of the job: the engine tells it by its type
        return failure == null || failure instanceof OptimisticLockingException ? failure : new Failure(failure, 0);
    }

    /** The same failure without words that are not ours. */
    private static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final int DEEPEST = 20;

        Failure(Throwable failure, int depth) {
            super(
                    describe(failure),
                    failure.getCause() == null || depth == DEEPEST ? null : new Failure(failure.getCause(), depth + 1));
            setStackTrace(failure.getStackTrace());
        }

        private static String describe(Throwable failure) {
            String name = failure.getClass().getName();
            return name.startsWith("io.dueprocess.") ? name + ": " + failure.getMessage() : name;
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
