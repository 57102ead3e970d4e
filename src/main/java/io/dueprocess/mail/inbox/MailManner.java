package io.dueprocess.mail.inbox;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * By whom or what a mail was written (RFC 3834, RFC 3464). A reply of a machine is nothing; all else may be a request and
 * becomes a case, since a request that is lost is worse than a case too many. But what a program or a list sent, or what looks
 * like spam, is not answered by itself.
 */
final class MailManner {

    private static final List<String> QUIET_PRECEDENCE = List.of("bulk", "list", "junk");

    private final List<String> spamHeaders;
    private final Set<String> ownAddresses;

    /** @param ownAddresses compares without regard to case */
    MailManner(List<String> spamHeaders, Set<String> ownAddresses) {
        this.spamHeaders = spamHeaders;
        this.ownAddresses = ownAddresses;
    }

    record Judged(IncomingMail.Manner manner, Set<IncomingMail.Note> notes) {}

    Judged judge(MailHeaders headers, List<IncomingMail.Sender> senders) {
        if (reply(headers) || senders.stream().anyMatch(sender -> ownAddresses.contains(sender.address()))) {
            return new Judged(IncomingMail.Manner.AUTOMATIC, Set.of());
        }
        boolean spam = spam(headers);
        Set<IncomingMail.Note> notes = EnumSet.noneOf(IncomingMail.Note.class);
        if (spam) {
            notes.add(IncomingMail.Note.SPAM);
        }
        boolean quiet = spam || program(headers);
        return new Judged(quiet ? IncomingMail.Manner.QUIET : IncomingMail.Manner.PERSON, notes);
    }

    private static boolean reply(MailHeaders headers) {
        return headers.begins("Auto-Submitted", "auto-replied")
                || headers.begins("Auto-Submitted", "auto-notified")
                || headers.begins("Precedence", "auto_reply")
                || headers.has("X-Autoreply")
                || headers.has("X-Autorespond")
                || headers.has("X-Loop")
                || headers.first("Return-Path").equals("<>")
                || headers.begins("Content-Type", "multipart/report");
    }

    private static boolean program(MailHeaders headers) {
        return headers.has("Auto-Submitted") && !headers.begins("Auto-Submitted", "no")
                || headers.has("X-Auto-Response-Suppress")
                || headers.has("List-Id")
                || headers.has("List-Unsubscribe")
                || QUIET_PRECEDENCE.stream().anyMatch(value -> headers.begins("Precedence", value));
    }

    private boolean spam(MailHeaders headers) {
        return spamHeaders.stream().anyMatch(header -> {
            int colon = header.indexOf(':');
            return colon > 0
                    && headers.begins(
                            header.substring(0, colon).strip(),
                            header.substring(colon + 1).strip());
        });
    }
}
