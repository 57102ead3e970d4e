package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes key files that only their owner can read. */
public final class KeyFiles {

    public static final String ORGANISATION = "organisation.json";
    public static final String LOOKUP = "lookup.key";

    private KeyFiles() {}

    /** Writes both keys into the folder where they do not exist yet; existing ones are never touched. */
    public static void makeMissing(Path folder) {
        try {
            Files.createDirectories(folder);
            writeOnce(folder.resolve(ORGANISATION), OrganisationKey.generate());
            writeOnce(folder.resolve(LOOKUP), LookupKey.generate());
        } catch (IOException e) {
            throw new UncheckedIOException("key files cannot be written", e);
        }
    }

    /** Adds a fresh primary key to the keyset file; afterwards restart every node and run {@code rotate-keys}. */
    public static void addPrimary(Path organisationFile) {
        try {
            Files.writeString(organisationFile, OrganisationKey.withNewPrimary(Files.readString(organisationFile)));
        } catch (IOException e) {
            throw new UncheckedIOException("key file cannot be rewritten", e);
        }
    }

    private static void writeOnce(Path file, String content) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }
}
