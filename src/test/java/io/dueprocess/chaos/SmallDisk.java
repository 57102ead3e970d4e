package io.dueprocess.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A small file system in memory under the database, where this user may mount one. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final Path folder;
    private final boolean mounted;

    SmallDisk(Path folder, int megabytes) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.mounted =
                runs("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=755", "tmpfs", folder.toString());
    }

    /** Whether it could be mounted; if not, nothing else here can be done. */
    boolean isMounted() {
        return mounted;
    }

    /** Writes until nothing fits any more. */
    void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (folder.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException full) {
            if (folder.toFile().getUsableSpace() > BLOCK) {
                throw new UncheckedIOException(full);
            }
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        if (mounted && !runs("umount", folder.toString())) {
            throw new IllegalStateException(folder + " is still mounted");
        }
    }

    /** Unmounts what an earlier run left there, if it did. */
    static void end(Path folder) {
        if (runs("mountpoint", "-q", folder.toString())) {
            runs("umount", folder.toString());
        }
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
