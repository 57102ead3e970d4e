package io.dueprocess.chaos;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sends one thing after the other; what got no answer is sent again until it gets one, as people and programs do. */
final class Sender implements Runnable {

    private final Supplier<Sending> next;
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger again = new AtomicInteger();
    private Sending open;
    private volatile boolean ending;
    private volatile boolean finished;

    /** @param next answers null when there is nothing to send at this moment */
    Sender(Supplier<Sending> next) {
        this.next = next;
    }

    /** One try. */
    @Override
    public void run() {
        boolean last = ending;
        if (open == null && !last) {
            open = next.get();
            if (open != null) {
                begun.add(open.key());
            }
        }
        if (open == null) {
            finished = last;
            return;
        }
        String outcome = "no success answer";
        try {
            String receipt = open.send().orElse(null);
            if (receipt != null) {
                accepted.put(open.key(), receipt);
                open = null;
                return;
            }
        } catch (Exception | AssertionError failed) {
            outcome = failed.getClass().getSimpleName();
        }
        again.incrementAndGet();
        refusals.merge(outcome, 1, Integer::sum);
    }

    /** Nothing new is sent from now on. */
    void end() {
        ending = true;
    }

    /** It was ended, and nothing is under way. */
    boolean isFinished() {
        return finished;
    }

    /** Key to receipt of all that got a success answer. */
    Map<String, String> accepted() {
        return accepted;
    }

    /** Keys of all that were sent at least once. */
    Set<String> begun() {
        return begun;
    }

    /** How many tries got no success answer. */
    int unanswered() {
        return again.get();
    }

    /** The same by kind, to tell what happened. */
    Map<String, Integer> refusals() {
        return refusals;
    }
}
