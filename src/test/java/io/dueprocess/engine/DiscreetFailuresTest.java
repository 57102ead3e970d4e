package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;

class DiscreetFailuresTest {

    @Test
    void saysWhatFailedAndWhereButNotTheWordsOfOthers() {
        Throwable failure = new IllegalStateException(
                "cannot parse 'MARKER'", new RuntimeException("MARKER again", new Refused("test.refused.code")));
        String kept = printed(DiscreetFailures.discreet(failure));
        assertThat(kept)
                .doesNotContain("MARKER")
                .contains(
                        "java.lang.IllegalStateException",
                        "Caused by: java.lang.RuntimeException",
                        "Caused by: io.dueprocess.engine.Refused: test.refused.code",
                        "at io.dueprocess.engine.DiscreetFailuresTest");
    }

    @Test
    void aLostRaceIsStillKnownAsOne() {
        OptimisticLockingException race = new OptimisticLockingException("somebody else was faster");
        assertThat(DiscreetFailures.discreet(race)).isSameAs(race);
        assertThat(DiscreetFailures.discreet(null)).isNull();
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return failure.getMessage() + "\n" + text;
    }
}
