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
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.UnaryOperator;

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
     * Adds a fresh primary key to the keyset file; afterwards {@code rotate-keys} wraps by it. The file is replaced in one
     * step: at no moment is there less than the whole keyset on the disk.
     */
    public static void addPrimary(Path organisationFile) {
        replace(organisationFile, OrganisationKey::withNewPrimary);
    }

    /** Takes all other keys out of the keyset file. Nothing opens any more what they wrapped. */
    static void keepOnly(Path organisationFile, int id) {
        replace(organisationFile, keyset -> OrganisationKey.withOnly(keyset, id));
    }

    /** Whether {@link #addPrimary} and {@link #keepOnly} can do their work: they put a new file into the folder. */
    static boolean replaceable(Path organisationFile) {
        return Files.isRegularFile(organisationFile)
                && Files.isWritable(organisationFile)
                && Files.isWritable(organisationFile.toAbsolutePath().getParent());
    }

    /**
     * Each step is on the disk before the next begins; a crash leaves the old file or the new one. The old one's bytes are
     * overwritten, which helps where the file system writes in place.
     */
    private static void replace(Path keysetFile, UnaryOperator<String> change) {
        try {
            Path file = keysetFile.toRealPath();
            Path next = file.resolveSibling(file.getFileName() + ".next");
            if (Files.exists(next)) {
                wipe(next); // left by a crash, with keys in it
                Files.delete(next);
            }
            try (FileChannel old = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                write(next, change.apply(Files.readString(file)));
                keepAccess(file, next);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forceFolder(file.getParent());
                wipe(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("key file cannot be rewritten", e);
        }
    }

    /** Who could read the old file reads the new one: another node may run under another user. */
    private static void keepAccess(Path from, Path to) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (old == null) {
            return;
        }
        PosixFileAttributes access = old.readAttributes();
        if (!fresh.readAttributes().group().equals(access.group())) {
            fresh.setGroup(access.group());
        }
        fresh.setPermissions(access.permissions());
    }

    private static void wipe(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            wipe(channel);
        }
    }

    private static void wipe(FileChannel file) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(file.size()));
        long position = 0;
        while (zeros.hasRemaining()) {
            position += file.write(zeros, position);
        }
        file.force(true);
    }

    /** The entry in the folder; file systems without POSIX permissions know no such thing. */
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
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
