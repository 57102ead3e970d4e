package io.dueprocess.breach;

import io.dueprocess.breach.authority.Answers;
import io.dueprocess.breach.authority.NotificationType;
import java.time.Instant;

/**
 * A notification as it was written down; content of the case file. Each round is kept.
 *
 * @param round from 1
 */
record WrittenNotification(int round, NotificationType type, Answers answers, Instant at) {

    static final String KIND = "breach-notification";

    private static final int REASONS_FOR_DELAY = 49;

    boolean explainsDelay() {
        return !answers.text(REASONS_FOR_DELAY).isBlank();
    }
}
