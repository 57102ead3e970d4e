package io.dueprocess.whistleblower;

import io.dueprocess.casefile.SealedCase;
import io.dueprocess.casefile.StagedFiles;
import io.dueprocess.casefile.StagedFiles.Staged;
import io.dueprocess.document.metadata.Cleaning;
import io.dueprocess.document.metadata.MetadataCleaner;
import io.dueprocess.document.metadata.Outcome;
import io.dueprocess.whistleblower.FileTreatment.Kept;
import io.dueprocess.whistleblower.malware.MalwareCheck;
import io.dueprocess.whistleblower.malware.MalwareCheck.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/**
 * Takes in one file of a reporter: encrypted as it arrives, then looked at for malware and freed of metadata. Of a file that
 * is to be kept as a clean copy only, the original is encrypted under a key that is thrown away. No transaction is open
 * meanwhile.
 */
@Component
class FileIntake {

    /** What may turn out to be an office document. */
    private static final Set<String> CONTAINERS = Set.of("application/zip", "application/x-tika-msoffice");

    private static final Tika TIKA = new Tika();

    /** Something that is ready to become a file of the case. */
    record Piece(Staged staged, String kind, String mediaType, FileTreatment treatment) {}

    /** What became of a file: pieces, or the reason why there are none. */
    record Taken(List<Piece> pieces, Refusal.Reason refused) {}

    private record Cleaned(Staged copy, Cleaning cleaning) {}

    private final StagedFiles staged;
    private final MetadataCleaner cleaner;
    private final MalwareCheck malware;

    /** Cleaning takes memory: as many at once as there are processors, the others in turn. */
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    FileIntake(StagedFiles staged, MetadataCleaner cleaner, MalwareCheck malware) {
        this.staged = staged;
        this.cleaner = cleaner;
        this.malware = malware;
    }

    /**
     * @param keepOriginal whether the sealed original is wanted beside the clean copy
     * @param start the content's first bytes, from which one sees whether it can be cleaned at all
     * @param content all of it
     */
    Taken take(SealedCase sealed, boolean keepOriginal, byte[] start, StagedFiles.Content content) throws IOException {
        boolean underCaseKey = keepOriginal || !cleanable(start);
        Staged original = underCaseKey ? staged.stage(sealed, content) : staged.stageAside(content);
        boolean kept = false;
        try {
            Taken taken = take(sealed, keepOriginal, original, underCaseKey);
            kept = taken.pieces().stream().anyMatch(piece -> piece.staged() == original);
            return taken;
        } finally {
            if (!kept) {
                staged.discard(original);
            }
        }
    }

    /** False for what is surely kept as it is sent, such as films: that needs no copy. */
    private static boolean cleanable(byte[] start) {
        String type = TIKA.detect(start);
        return MetadataCleaner.cleans(type) || CONTAINERS.contains(type);
    }

    void discard(Taken taken) {
        taken.pieces().forEach(piece -> staged.discard(piece.staged()));
    }

    private Taken take(SealedCase sealed, boolean keepOriginal, Staged original, boolean underCaseKey)
            throws IOException {
        if (original.size() == 0) {
            return refused(Refusal.Reason.EMPTY);
        }
        Verdict verdict = malware.check(() -> staged.open(original));
        if (verdict == Verdict.FOUND) {
            return refused(Refusal.Reason.MALWARE);
        }
        Cleaned cleaned = clean(sealed, original);
        return keepOriginal
                ? withOriginal(original, cleaned, verdict)
                : cleanOnly(sealed, original, underCaseKey, cleaned, verdict);
    }

    private static Taken withOriginal(Staged original, Cleaned cleaned, Verdict verdict) {
        String type = cleaned.cleaning().mediaType();
        if (cleaned.copy() == null) {
            return new Taken(
                    List.of(piece(original, IncomingFiles.KIND_ORIGINAL, type, Kept.ORIGINAL_ONLY, verdict)), null);
        }
        return new Taken(
                List.of(
                        copy(cleaned, verdict),
                        piece(original, IncomingFiles.KIND_ORIGINAL, type, Kept.ORIGINAL, verdict)),
                null);
    }

    private Taken cleanOnly(SealedCase sealed, Staged original, boolean underCaseKey, Cleaned cleaned, Verdict verdict)
            throws IOException {
        Cleaning cleaning = cleaned.cleaning();
        return switch (cleaning.outcome()) {
            case CLEANED -> new Taken(List.of(copy(cleaned, verdict)), null);
            case UNKNOWN_TYPE -> {
                Staged asSent = underCaseKey ? original : copy(sealed, original);
                yield new Taken(
                        List.of(piece(asSent, IncomingFiles.KIND_FILE, cleaning.mediaType(), Kept.AS_SENT, verdict)),
                        null);
            }
            case DAMAGED -> refused(Refusal.Reason.DAMAGED);
            case PROTECTED -> refused(Refusal.Reason.PROTECTED);
            case TOO_LARGE -> refused(Refusal.Reason.TOO_LARGE_TO_CLEAN);
        };
    }

    private Staged copy(SealedCase sealed, Staged original) throws IOException {
        return staged.stage(sealed, out -> {
            try (InputStream in = staged.open(original)) {
                in.transferTo(out);
            }
        });
    }

    /** The copy under the case's key; none when the file could not be cleaned. */
    private Cleaned clean(SealedCase sealed, Staged original) throws IOException {
        Cleaning[] done = new Cleaning[1];
        places.acquireUninterruptibly();
        try {
            Staged copy = staged.stage(
                    sealed, out -> done[0] = cleaner.clean(() -> staged.open(original), original.size(), out));
            if (done[0].outcome() == Outcome.CLEANED) {
                return new Cleaned(copy, done[0]);
            }
            staged.discard(copy);
            return new Cleaned(null, done[0]);
        } finally {
            places.release();
        }
    }

    private static Piece copy(Cleaned cleaned, Verdict verdict) {
        SortedSet<String> removed =
                cleaned.cleaning().removed().stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        return new Piece(
                cleaned.copy(),
                IncomingFiles.KIND_FILE,
                cleaned.cleaning().mediaType(),
                new FileTreatment(Kept.CLEAN_COPY, removed, verdict));
    }

    private static Piece piece(Staged staged, String kind, String mediaType, Kept kept, Verdict verdict) {
        return new Piece(staged, kind, mediaType, new FileTreatment(kept, Collections.emptySortedSet(), verdict));
    }

    private static Taken refused(Refusal.Reason reason) {
        return new Taken(List.of(), reason);
    }
}
