package io.dueprocess.casefile;

import java.time.Instant;

/**
 * One decrypted entry of a case file.
 *
 * @param kind what it is, such as {@code message}, {@code item}, {@code form}
 * @param key unique within case and kind
 * @param author user id of staff, {@link Actors#PERSON} or {@link Actors#SYSTEM}
 * @param at when it was written last
 */
public record Entry<T>(String kind, String key, String author, Instant at, T content) {}
