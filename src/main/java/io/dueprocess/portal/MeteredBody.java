package io.dueprocess.portal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** The body of one request as it arrives, with the time for which it was waited for. */
class MeteredBody implements InputBuffer {

    private final InputBuffer body;
    private final BodyPace pace;
    private final BooleanSupplier crowded;
    private final Runnable whenDone;
    private final AtomicBoolean done = new AtomicBoolean();
    private long waitedNanos;
    private long bytes;
    private boolean tooSlow;

    /** @param whenDone runs once: at the body's end, or when nobody reads on */
    MeteredBody(InputBuffer body, BodyPace pace, BooleanSupplier crowded, Runnable whenDone) {
        this.body = body;
        this.pace = pace;
        this.crowded = crowded;
        this.whenDone = whenDone;
    }

    @Override
    public int doRead(ApplicationBufferHandler into) throws IOException {
        if (tooSlow) {
            throw new SocketTimeoutException("the body came too slowly");
        }
        long before = System.nanoTime();
        int read;
        try {
            read = body.doRead(into);
        } catch (SocketTimeoutException nothingCame) {
            tooSlow = true;
            throw nothingCame;
        }
        waitedNanos += System.nanoTime() - before;
        if (read < 0) {
            done();
            return read;
        }
        bytes += read;
        tooSlow = pace.tooSlow(Duration.ofNanos(waitedNanos), bytes, crowded.getAsBoolean());
        return read;
    }

    @Override
    public int available() {
        return body.available();
    }

    /** Whether it was cut off. */
    boolean tooSlow() {
        return tooSlow;
    }

    void done() {
        if (done.compareAndSet(false, true)) {
            whenDone.run();
        }
    }
}
