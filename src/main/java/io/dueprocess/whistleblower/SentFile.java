package io.dueprocess.whistleblower;

import java.time.Instant;

/**
 * A file in the inbox.
 *
 * @param at the day
 * @param treatment what was done to it, or null for one of the handlers'
 */
public record SentFile(String id, String name, long size, Instant at, FileTreatment treatment) {}
