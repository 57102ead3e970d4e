package io.dueprocess.dpia.assessment;

import java.time.Instant;

/**
 * An item as it stands.
 *
 * @param version how often it was changed; 0 for one that was never written
 * @param value text of an answer, a {@link Risk} or a {@link Measure}; null for one that is not there, or no longer
 * @param by user id, or an actor in parentheses; null for one that was never written
 * @param at when it was changed last; null for one that was never written
 */
public record Item(String id, int version, Object value, String by, Instant at) {}
