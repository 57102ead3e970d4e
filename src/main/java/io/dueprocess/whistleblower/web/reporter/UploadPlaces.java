package io.dueprocess.whistleblower.web.reporter;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How many reporters may send files at once, so that slow or many senders take neither memory nor all connections. */
@Component
class UploadPlaces {

    private static final int PLACES = 16;
    private static final int PATIENCE_SECONDS = 30;

    private final Semaphore free = new Semaphore(PLACES, true);

    /** Waits for a place; false when there is none for long. */
    boolean take() {
        try {
            return free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        free.release();
    }
}
