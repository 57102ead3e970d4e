package io.dueprocess.document.metadata;

import java.util.Set;

/** What became of a file. */
public record Cleaning(Outcome outcome, String mediaType, Set<Trace> removed) {

    public enum Outcome {
        CLEANED,
        UNKNOWN_TYPE,
        DAMAGED,
        PROTECTED,
        TOO_LARGE
    }
}
