package io.dueprocess.breach;

import io.dueprocess.breach.authority.NotificationType;
import java.time.Instant;

/**
 * That a notification was filed with the authority; content of the case file.
 *
 * @param round of the notification that was filed
 * @param receiptNumber that the authority gave it
 * @param filedAt when the authority got it
 * @param how option of the form, such as {@code virk}
 * @param explainsDelay whether the notification gives reasons for a delay
 * @param by user id
 */
record Filing(
        int round,
        NotificationType type,
        String receiptNumber,
        Instant filedAt,
        String how,
        boolean explainsDelay,
        String by) {

    static final String KIND = "breach-filing";
}
