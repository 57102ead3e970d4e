package io.dueprocess.organisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The organisation's picture.
 *
 * @param type media type
 */
public record Logo(byte[] bytes, String type) {

    private static final int LARGEST = 200 * 1024;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /**
     * @param file PNG or SVG
     * @throws IOException when it cannot be read, is too large, or is something else
     */
    public static Logo read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("is larger than 200 kB");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > PNG.length && Arrays.equals(PNG, Arrays.copyOf(bytes, PNG.length))) {
            return new Logo(bytes, "image/png");
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 2000), StandardCharsets.UTF_8);
        if (head.contains("<svg") && head.stripLeading().startsWith("<")) {
            return new Logo(bytes, "image/svg+xml");
        }
        throw new IOException("is neither a PNG nor an SVG file");
    }

    /** Why that file cannot be shown, if so. */
    static Optional<String> problem(String file) {
        try {
            read(Path.of(file));
            return Optional.empty();
        } catch (NoSuchFileException | AccessDeniedException absent) {
            return Optional.of("names a file that cannot be read");
        } catch (IOException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }
}
