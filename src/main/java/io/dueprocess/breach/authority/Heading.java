package io.dueprocess.breach.authority;

import java.time.Instant;
import java.util.Locale;

/**
 * What stands above a notification.
 *
 * @param organisation the controller's name
 * @param contact its address, mail and telephone on a line
 * @param authority name and address, or null when none is set
 * @param reference of the case
 * @param round number of the written notification, from 1
 * @param language of headings and words
 */
public record Heading(
        String organisation,
        String contact,
        String authority,
        String reference,
        int round,
        NotificationType type,
        boolean drill,
        Instant writtenAt,
        Locale language) {}
