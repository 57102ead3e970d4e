package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Lets one file at a time be held in memory whole, in all of the application; others wait their turn. */
record InMemory(Format format) implements Format {

    /** 32 MB, a few hundred scanned pages: with its objects or a second copy it fits beside the rest into 512 MB. */
    static final int LIMIT = 32 << 20;

    private static final Semaphore TURN = new Semaphore(1, true);

    @Override
    public void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException {
        try {
            TURN.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        try {
            format.clean(original, out, removed);
        } finally {
            TURN.release();
        }
    }
}
