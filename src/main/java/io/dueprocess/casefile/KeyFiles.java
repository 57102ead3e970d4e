package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes key files that only their owner can read. */
public final class KeyFiles {

    public static final String ORGANISATION = "organisation.json";
    public static final String LOOKUP = "lookup.key";
    public static final String PEPPER = "pepper.key";

    private KeyFiles() {}

    /** Writes the keys into the folder where they do not exist yet; existing ones are never touched. */
    public static void makeMissing(Path folder) {
        try {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            writeOnce(folder.resolve(ORGANISATION), OrganisationKey.generate());
            writeOnce(folder.resolve(LOOKUP), LookupKey.generate());
            writeOnce(folder.resolve(PEPPER), LookupKey.generate());
        } catch (IOException e) {
            throw new UncheckedIOException("key files cannot be written", e);
        }
    }

    /**
     * Adds a fresh primary key to the keyset file; afterwards restart every node and run {@code rotate-keys}. The file is
     * replaced in one step: at no moment is there less than the whole keyset on the disk.
     */
    public static void addPrimary(Path organisationFile) {
        Path next = organisationFile.resolveSibling(organisationFile.getFileName() + ".next");
        try {
            String keyset = OrganisationKey.withNewPrimary(Files.readString(organisationFile));
            Files.deleteIfExists(next);
            write(next, keyset);
            Files.move(next, organisationFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("key file cannot be rewritten", e);
        }
    }

    private static void writeOnce(Path file, String content) throws IOException {
        try {
            write(file, content);
        } catch (FileAlreadyExistsException kept) {
            // keys are made once
        }
    }

    private static void write(Path newFile, String content) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(newFile, options, ownerOnly(newFile, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Nothing where the file system has no such permissions; there the folder's own rules hold. */
    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
