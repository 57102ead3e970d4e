package io.dueprocess.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A race whose slots end after so many operations, of which there are only so many. */
final class CountedRace extends Race {

    private final int operations;
    private final AtomicInteger begun = new AtomicInteger();

    CountedRace(Database database, int operations) {
        super(database, Setting.threads());
        this.operations = operations;
    }

    /** One slot: there is no more. */
    @Override
    Duration longestWarmUp() {
        return Duration.ZERO;
    }

    @Override
    void begin() {
        begun.set(0);
    }

    @Override
    boolean goesOn(long end) {
        return begun.incrementAndGet() <= operations;
    }
}
