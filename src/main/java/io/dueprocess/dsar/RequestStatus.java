package io.dueprocess.dsar;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.deadline.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request as its person sees it.
 *
 * @param identityAsked true while we wait for a proof of identity
 * @param answerUntil instant at which the download ends, or null while there is no answer
 * @param answers files to download while {@code answerUntil} has not passed
 * @param uploads what the person sent
 * @param recipients who is told of what was corrected, erased or restricted (Art. 19)
 */
public record RequestStatus(
        String caseId,
        String reference,
        Locale language,
        Set<Right> rights,
        Stage stage,
        boolean mailConfirmed,
        boolean identityAsked,
        Deadline deadline,
        List<Message> messages,
        List<Attachment> uploads,
        Instant answerUntil,
        List<Attachment> answers,
        List<Recipient> recipients) {

    /** Where the request stands, in the person's terms. */
    public enum Stage {
        RECEIVED,
        WAITING_FOR_YOU,
        IN_PROGRESS,
        ANSWERED,
        REFUSED,
        WITHDRAWN,
        /** What came by mail was no request. */
        NO_REQUEST
    }

    /** @param toldAt or null while it has not been told */
    public record Recipient(String name, Instant toldAt) {}

    /** @param fromPerson true when the person wrote it, false when we did */
    public record Message(boolean fromPerson, Instant at, String text) {}
}
