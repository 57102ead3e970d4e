package io.dueprocess.whistleblower;

import io.dueprocess.whistleblower.malware.MalwareCheck;
import java.util.SortedSet;

/**
 * What was done to a stored file, as kept in the case file: kind {@code cleaning}, key the attachment's id.
 *
 * @param removed names of what was found and taken out, see {@link io.dueprocess.document.metadata.Trace}
 */
public record FileTreatment(Kept kept, SortedSet<String> removed, MalwareCheck.Verdict malware) {

    public static final String KIND = "cleaning";

    /** As what it was stored. */
    public enum Kept {
        /** A copy without metadata; {@link #removed} says what there was. */
        CLEAN_COPY,
        /** As it was sent, because metadata of this type can't be taken out. */
        AS_SENT,
        /** The sealed original, beside which there is a clean copy. */
        ORIGINAL,
        /** The sealed original alone: no clean copy could be made of it. */
        ORIGINAL_ONLY
    }
}
