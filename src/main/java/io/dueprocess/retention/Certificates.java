package io.dueprocess.retention;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** Certificates of erasure: PDF documents that hold no erased value and no name. */
@Service
public class Certificates {

    /** A file to keep or to hand out. */
    public record Certificate(String name, byte[] pdf) {}

    /**
     * @param reference of the case or the run
     * @param carriedOut when the last system was done
     * @param verified when another dry run was empty, or null when it was not
     */
    public Certificate of(
            String reference, Locale language, Instant carriedOut, Instant verified, List<ErasedSystem> systems) {
        throw new UnsupportedOperationException();
    }
}
