package io.dueprocess.casefile;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The same thing done by several at once. */
final class Together {

    private Together() {}

    /** Throws what any of them threw. */
    static void run(int people, int times, Runnable act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            Callable<Void> acting = () -> {
                for (int i = 0; i < times; i++) {
                    act.run();
                }
                return null;
            };
            for (var done : threads.invokeAll(Collections.nCopies(people, acting))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
