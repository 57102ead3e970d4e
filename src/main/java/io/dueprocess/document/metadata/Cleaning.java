package io.dueprocess.document.metadata;

import java.util.Set;

/**
 * What was found.
 *
 * @param mediaType judged by the bytes; {@code application/octet-stream} when they say nothing
 * @param removed what was taken out; empty unless cleaned
 */
public record Cleaning(Outcome outcome, String mediaType, Set<Trace> removed) {

    public Cleaning {
        removed = Set.copyOf(removed);
    }
}
