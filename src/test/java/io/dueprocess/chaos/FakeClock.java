package io.dueprocess.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The clock of all nodes, which jumps: libfaketime of Debian, which asks a file how far off it is. */
final class FakeClock {

    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private final Path file;

    FakeClock(Path file) {
        this.file = file;
        jump("+0");
    }

    static boolean isThere() {
        return Files.exists(LIBRARY);
    }

    /** What a node needs in its environment. */
    String environment() {
        return "LD_PRELOAD=" + LIBRARY + " FAKETIME_TIMESTAMP_FILE=" + file
                + " FAKETIME_CACHE_DURATION=1 NO_FAKE_STAT=1 FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1"
                + " FAKETIME_FORCE_MONOTONIC_FIX=0"; // else each thread that waits for a time keeps a processor busy
    }

    /** @param offset from the true time, such as {@code +1h}; takes a second to be seen */
    void jump(String offset) {
        try {
            Files.writeString(file, offset + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
