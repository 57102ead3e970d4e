package io.dueprocess.document.metadata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/**
 * Cleans files of metadata. Thread-safe; no temporary files. Pictures that stream and office documents take little memory
 * whatever their size; PDF, TIFF and WebP are held in memory one at a time.
 */
@Component
public final class MetadataCleaner {

    /** What the first bytes are looked at for; Tika's marks lie within. */
    private static final int START = 64 << 10;

    /** Bounds time, not memory. */
    private static final long LONGEST_STREAMED = 512L << 20;

    private static final int BUFFER = 64 << 10;
    private static final String OLE2 = "application/x-tika-msoffice";
    private static final Tika TIKA = new Tika();

    private static final Map<String, Format> FORMATS = Map.of(
            "image/jpeg",
            new Jpeg(Jpeg.Place.FILE),
            "image/png",
            new Png(),
            "image/gif",
            new Gif(),
            "image/tiff",
            new InMemory(new Tiff(InMemory.LIMIT)),
            "image/webp",
            new InMemory(new WebP(InMemory.LIMIT)),
            "application/pdf",
            new InMemory(new PdfFile(InMemory.LIMIT)),
            OfficeKind.WORD.mediaType(),
            new Office(),
            OfficeKind.EXCEL.mediaType(),
            new Office(),
            OfficeKind.POWERPOINT.mediaType(),
            new Office());

    private static final Set<String> IN_MEMORY = Set.of("image/tiff", "image/webp", "application/pdf");

    /** Whether files of this media type can be cleaned. */
    public static boolean cleans(String mediaType) {
        return FORMATS.containsKey(mediaType);
    }

    /**
     * Writes the file without its metadata. For an unknown type nothing is written; after any outcome but {@code CLEANED} what
     * was written is to be thrown away. The kind of file is judged by its bytes.
     *
     * @param size in bytes, as far as known; what is read is bounded whatever it says
     * @param clean is flushed and left open
     * @throws IOException what the caller's streams throw; never for a bad file
     */
    public Cleaning clean(Original original, long size, OutputStream clean) throws IOException {
        Guarded guarded = new Guarded(original, clean);
        Run run = new Run(guarded.original(), size, guarded.clean());
        Outcome outcome;
        try {
            outcome = run.clean();
        } catch (Refusal e) {
            guarded.rethrow();
            outcome = e.outcome();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // whatever a parser makes of a broken or crafted file; its message quotes the file and is not passed on
            guarded.rethrow();
            outcome = Outcome.DAMAGED;
        }
        return new Cleaning(outcome, run.mediaType, outcome == Outcome.CLEANED ? run.removed : Set.of());
    }

    private static final class Run {

        private final Original original;
        private final long size;
        private final OutputStream clean;
        private final Set<Trace> removed = EnumSet.noneOf(Trace.class);
        private String mediaType = "application/octet-stream";

        Run(Original original, long size, OutputStream clean) {
            this.original = original;
            this.size = size;
            this.clean = clean;
        }

        Outcome clean() throws IOException {
            byte[] start;
            try (InputStream in = original.open()) {
                start = in.readNBytes(START);
            }
            mediaType = TIKA.detect(start);
            if (mediaType.equals(OLE2)) {
                return OleFile.isEncryptedOffice(original) ? Outcome.PROTECTED : Outcome.UNKNOWN_TYPE;
            }
            if (size > LONGEST_STREAMED) {
                return Outcome.TOO_LARGE;
            }
            if (Bytes.startsWith(start, "PK\3\4") && !specifyZip(start)) {
                return Outcome.PROTECTED;
            }
            Format format = FORMATS.get(mediaType);
            if (format == null) {
                return Outcome.UNKNOWN_TYPE;
            }
            if (IN_MEMORY.contains(mediaType) && size > InMemory.LIMIT) {
                return Outcome.TOO_LARGE;
            }
            OutputStream out = new BufferedOutputStream(clean, BUFFER);
            format.clean(original, out, removed);
            out.flush();
            return Outcome.CLEANED;
        }

        /** Finds which office document a ZIP is, if any. False when it is encrypted. */
        private boolean specifyZip(byte[] start) throws IOException {
            if (start.length > 6 && (start[6] & 1) == 1) {
                return false;
            }
            Optional<OfficeKind> kind = OfficePlan.kind(original);
            kind.ifPresent(office -> mediaType = office.mediaType());
            return true;
        }
    }
}
