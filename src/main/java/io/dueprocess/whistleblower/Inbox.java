package io.dueprocess.whistleblower;

import io.dueprocess.deadline.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A case as its reporter sees it. All times are days.
 *
 * @param feedback the statutory date
 * @param feedbackOn day of the first feedback, or null
 * @param moreOn day on which more was promised, or null
 * @param closedOn or null
 * @param readableUntil last day, or null while that is not yet known
 * @param sent files of the reporter
 * @param received files of the handlers
 * @param contact whether the reporter has left contact details
 */
public record Inbox(
        Stage stage,
        boolean anonymous,
        LocalDate receivedOn,
        LocalDate acknowledgedOn,
        Deadline feedback,
        LocalDate feedbackOn,
        LocalDate moreOn,
        LocalDate closedOn,
        LocalDate readableUntil,
        List<Message> messages,
        List<SentFile> sent,
        List<SentFile> received,
        boolean contact) {

    /** How far it is. */
    public enum Stage {
        RECEIVED,
        EXAMINING,
        FEEDBACK,
        CLOSED
    }

    /** One message; the order is that in which they were written. */
    public record Message(ReportMessage.Kind kind, Instant on, String text) {}
}
