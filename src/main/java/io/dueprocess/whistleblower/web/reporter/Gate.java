package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.portal.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Holds off floods of reports and of guesses at receipt codes without knowing who comes: one bucket for everybody. While
 * there is plenty of room nothing is asked. Once half of it is used, whoever comes has to have waited, longer the less room
 * there is, or to have worked on a puzzle instead.
 */
@Component
class Gate {

    /** What somebody wants. */
    enum Door {
        SUBMIT,
        CODE
    }

    private static final String EVERYBODY = "";
    private static final int SHORTEST_WAIT = 10;
    private static final int LONGEST_WAIT = 120;
    private static final int EASIEST = 17;
    private static final int HARDEST = 21;

    private record Bucket(Throttle throttle, int capacity) {

        static Bucket of(int perHour, Clock clock) {
            return new Bucket(new Throttle(perHour, Duration.ofHours(1), clock), perHour);
        }

        /** Zero while there is plenty of room, then growing to one. */
        double load() {
            int half = capacity / 2;
            return Math.max(0, Math.min(1, (double) (throttle.used(EVERYBODY) - half) / half));
        }
    }

    private final Map<Door, Bucket> buckets;
    private final Passes passes;

    Gate(GateSettings settings, Passes passes, Clock clock) {
        this.buckets = Map.of(
                Door.SUBMIT,
                Bucket.of(settings.submissions(), clock),
                Door.CODE,
                Bucket.of(settings.attempts(), clock));
        this.passes = passes;
    }

    /** Whether waiting or working is asked for. */
    boolean busy(Door door) {
        return buckets.get(door).load() > 0;
    }

    /** A fresh pass for a page; its holder may use it later. */
    Passes.Pass pass(Door door) {
        double load = buckets.get(door).load();
        return load == 0
                ? passes.issue(door, 0, 0)
                : passes.issue(door, seconds(load), EASIEST + (int) Math.round((HARDEST - EASIEST) * load));
    }

    /** Whether it is one of ours that nobody has used yet. */
    boolean knows(String pass) {
        return passes.knows(pass);
    }

    /** Whether the pass is good by now. */
    boolean good(Door door, String pass) {
        return passes.wait(door, pass, seconds(buckets.get(door).load())).isZero();
    }

    /**
     * Zero when the holder of the pass may go on, else how long to wait. While it is busy a pass is good once.
     */
    Duration enter(Door door, String pass) {
        Bucket bucket = buckets.get(door);
        double load = bucket.load();
        if (load > 0) {
            Duration wait = passes.wait(door, pass, seconds(load));
            if (!wait.isZero()) {
                return wait;
            }
        }
        Duration wait = bucket.throttle().take(EVERYBODY);
        if (wait.isZero() && load > 0) {
            passes.use(pass);
        }
        return wait;
    }

    /** The code opened a case: that was no guess. */
    void wasGood(Door door) {
        buckets.get(door).throttle().giveBack(EVERYBODY);
    }

    private static int seconds(double load) {
        return load == 0 ? 0 : SHORTEST_WAIT + (int) Math.round((LONGEST_WAIT - SHORTEST_WAIT) * load);
    }
}
