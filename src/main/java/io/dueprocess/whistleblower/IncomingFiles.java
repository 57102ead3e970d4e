package io.dueprocess.whistleblower;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.casefile.StagedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files on their way into a case. What has not become part of it when this is closed is discarded: a sender who goes away
 * half-way leaves nothing.
 */
public final class IncomingFiles implements AutoCloseable {

    /** Kind of the files as handlers read them: clean copies, or as they were sent. */
    public static final String KIND_FILE = "report-file";

    /** Kind of the sealed originals. */
    public static final String KIND_ORIGINAL = "report-original";

    /** Files at a time. */
    public static final int MOST = 20;

    /** Bytes at a time, all files together. */
    public static final long LARGEST = 500L * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final int START = 64 * 1024;

    private final FileIntake intake;
    private final SealedCase sealed;
    private final boolean keepOriginals;
    private final Map<FileIntake.Taken, String> taken = new LinkedHashMap<>();
    private final List<Refusal> refused = new ArrayList<>();
    private long room = LARGEST;
    private int files;

    IncomingFiles(FileIntake intake, SealedCase sealed, boolean keepOriginals) {
        this.intake = intake;
        this.sealed = sealed;
        this.keepOriginals = keepOriginals;
    }

    SealedCase sealed() {
        return sealed;
    }

    /**
     * Reads the file to its end and takes it in; one that can't be is remembered as refused.
     *
     * @param sentName as the client sent it
     * @throws IOException when the client broke off
     */
    public void receive(String sentName, InputStream content) throws IOException {
        String name = SentNames.printable(sentName, ++files);
        Bounded bounded = new Bounded(content);
        if (files > MOST) {
            bounded.drain();
            refused.add(new Refusal(name, Refusal.Reason.TOO_MANY));
            return;
        }
        FileIntake.Taken result;
        try {
            byte[] start = content.readNBytes(START);
            result = intake.take(sealed, keepOriginals, start, out -> bounded.copyTo(start, out));
        } catch (NoRoom e) {
            bounded.drain();
            result = new FileIntake.Taken(List.of(), Refusal.Reason.TOO_LARGE);
        }
        if (result.refused() == null) {
            taken.put(result, name);
        } else {
            refused.add(new Refusal(name, result.refused()));
        }
    }

    /** Whether there is something to store. */
    public boolean any() {
        return !taken.isEmpty();
    }

    /** What was sent and not taken. */
    public List<Refusal> refused() {
        return List.copyOf(refused);
    }

    /** Makes them files of the case, in the caller's transaction, with the case's key at hand. */
    void attach(StagedFiles staged, CaseFiles caseFiles) {
        taken.forEach((file, name) -> file.pieces().forEach(piece -> {
            Attachment attachment =
                    staged.attach(sealed, piece.staged(), piece.kind(), name, piece.mediaType(), Actors.PERSON);
            caseFiles.put(sealed.id(), FileTreatment.KIND, attachment.id(), piece.treatment(), Actors.PERSON);
        }));
    }

    @Override
    public void close() {
        taken.keySet().forEach(intake::discard);
    }

    private static final class NoRoom extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Content that is given up once all files together are too large. */
    private final class Bounded {

        private final InputStream content;

        Bounded(InputStream content) {
            this.content = content;
        }

        /** @param start what has been read of it */
        void copyTo(byte[] start, OutputStream out) throws IOException {
            long before = room;
            try {
                write(start, start.length, out);
                byte[] buffer = new byte[BUFFER];
                for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                    write(buffer, n, out);
                }
            } catch (NoRoom e) {
                room = before; // a smaller one may still fit
                throw e;
            }
        }

        private void write(byte[] bytes, int n, OutputStream out) throws IOException {
            if (n > room) {
                throw new NoRoom();
            }
            room -= n;
            out.write(bytes, 0, n);
        }

        void drain() throws IOException {
            content.transferTo(OutputStream.nullOutputStream());
        }
    }
}
