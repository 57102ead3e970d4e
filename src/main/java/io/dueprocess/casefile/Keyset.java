package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.OrganisationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The organisation's keyset as this node has it. A keyset file is read again as soon as it has changed, so that nodes which
 * share it follow one another without a restart; while it cannot be read, what was read last holds.
 */
class Keyset {

    private static final Logger LOG = LoggerFactory.getLogger(Keyset.class);

    /** @param seen what the file looked like when it was read; null for a keyset that is in no file */
    private record Read(String seen, OrganisationKey key) {}

    private final String setting;
    private final Optional<Path> file;
    private volatile Read read;

    Keyset(String setting) {
        this.setting = setting;
        this.file = KeyConfiguration.file(setting);
        this.read = read();
    }

    OrganisationKey key() {
        if (file.isPresent() && !read.seen().equals(look())) {
            refresh();
        }
        return read.key();
    }

    /** Whether this node may change the keyset by itself. */
    boolean changeable() {
        return file.filter(KeyFiles::replaceable).isPresent();
    }

    Optional<Path> file() {
        return file;
    }

    private synchronized void refresh() {
        try {
            read = read();
        } catch (IllegalArgumentException e) {
            LOG.warn("{}; the keyset of before is used", e.getMessage());
        }
    }

    private Read read() {
        String seen = file.isPresent() ? look() : null;
        return new Read(seen, KeyConfiguration.organisation(setting));
    }

    private String look() {
        try {
            BasicFileAttributes now = Files.readAttributes(file.orElseThrow(), BasicFileAttributes.class);
            return now.fileKey() + "/" + now.lastModifiedTime() + "/" + now.size();
        } catch (IOException e) {
            return "unreadable"; // reading it says so in words
        }
    }
}
