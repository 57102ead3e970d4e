package io.dueprocess.casefile;

import java.time.Instant;

/**
 * A file in a case file; name and media type are stored encrypted.
 *
 * @param kind what it is for, such as {@code upload}, {@code identity-proof}, {@code answer}
 * @param size of the plain content, in bytes
 * @param author user id of staff, {@link Actors#PERSON} or {@link Actors#SYSTEM}
 */
public record Attachment(
        String id, String caseId, String kind, String name, String mediaType, long size, String author, Instant at) {}
