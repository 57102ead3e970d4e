package io.dueprocess.mail;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes each mail as {@code <time>-<id>.eml}, readable by any mail program. The file appears whole or not at all, and a
 * second delivery replaces it.
 */
class FileDelivery implements Delivery {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final MimeLetters mimeLetters;

    FileDelivery(Path folder, MimeLetters mimeLetters) {
        this.folder = folder;
        this.mimeLetters = mimeLetters;
    }

    @Override
    public void deliver(OutboxRows.Row row, Letter letter) throws Exception {
        Files.createDirectories(folder);
        Path unfinished = folder.resolve("." + row.id() + ".tmp");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            mimeLetters.message(row, letter).writeTo(out);
        }
        Path finished = folder.resolve(TIME.format(row.createdAt()) + "-" + row.id() + ".eml");
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String name() {
        return "files";
    }
}
