package io.dueprocess.document.metadata;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;

/**
 * Tells failures of the caller's streams from those of the content: what the disk, the network or the cipher throws is never
 * mistaken for a damaged file.
 */
final class Guarded {

    private final Original original;
    private final OutputStream clean;
    private Exception failure;

    Guarded(Original original, OutputStream clean) {
        this.original = original;
        this.clean = clean;
    }

    /** Throws what the caller's streams threw, if they did. */
    void rethrow() throws IOException {
        if (failure instanceof IOException fromOutside) {
            throw fromOutside;
        }
        if (failure instanceof RuntimeException fromOutside) {
            throw fromOutside;
        }
    }

    Original original() {
        return () -> new FilterInputStream(watch(original::open)) {
            @Override
            public int read() throws IOException {
                return watch(() -> in.read());
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return watch(() -> in.read(bytes, from, length));
            }

            @Override
            public long skip(long length) throws IOException {
                return watch(() -> in.skip(length));
            }
        };
    }

    /** Closing it only flushes: the stream is the caller's. */
    OutputStream clean() {
        return new FilterOutputStream(clean) {
            @Override
            public void write(int value) throws IOException {
                watch(() -> {
                    out.write(value);
                    return null;
                });
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                watch(() -> {
                    out.write(bytes, from, length);
                    return null;
                });
            }

            @Override
            public void flush() throws IOException {
                watch(() -> {
                    out.flush();
                    return null;
                });
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private <T> T watch(Callable<T> call) throws IOException {
        try {
            return call.call();
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // streams throw nothing else
        }
    }
}
