package io.dueprocess.mail.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mail as it came in, in words and files; nothing in it is trusted.
 *
 * @param senders of the header {@code From}, in its order; not checked, may be empty
 * @param subject one line, may be empty
 * @param text what a person reads, may be empty
 * @param references message ids that it replies to (RFC 5322, 3.6.4)
 * @param receivedAt when the mail server took it; never in the future
 * @param manner by whom or what it was written
 * @param contentLanguage as its header says, or null
 * @param parts its files
 * @param keptOut names of files that are too many or too large
 * @param notes what to know about it
 * @param whole the mail as it came, or null when it is larger than what is read of one
 */
public record IncomingMail(
        List<Sender> senders,
        String subject,
        String text,
        Set<String> references,
        Instant receivedAt,
        Manner manner,
        String contentLanguage,
        List<Part> parts,
        List<String> keptOut,
        Set<Note> notes,
        byte[] whole) {

    /** @param name may be empty */
    public record Sender(String name, String address) {}

    /**
     * @param name as it was given; may be dangerous
     * @param mediaType as it was said; {@code application/octet-stream} when it was not
     * @param signature whether it is the signature of the mail (RFC 8551, RFC 3156)
     */
    public record Part(String name, String mediaType, byte[] content, boolean signature) {

        @Override
        public String toString() {
            return "Part[" + content.length + " bytes]";
        }
    }

    /** By whom or what a mail was written. */
    public enum Manner {
        /** By a person, as far as one can tell: may be acknowledged. */
        PERSON,
        /** By a program, a list or in a way that spam is: it may be a request, but nothing answers it by itself. */
        QUIET,
        /** A reply that a machine sent, or a report of the mail system (RFC 3834, RFC 3464). */
        AUTOMATIC
    }

    /** What staff must know about it. */
    public enum Note {
        /** Only the beginning was read; the mail lies whole in the mailbox. */
        CUT,
        /** Its structure is broken, or too deep; what could be read was. */
        DAMAGED,
        /** Encrypted, or signed in a form that hides the text (RFC 8551): its text cannot be read here. */
        UNREADABLE,
        SIGNED,
        SPAM,
        /** So many mails came from there today that none more is acknowledged. */
        MANY,
        SEVERAL_SENDERS
    }

    /** Whether something of it is only in the mailbox. */
    public boolean incomplete() {
        return !keptOut.isEmpty()
                || notes.contains(Note.CUT)
                || notes.contains(Note.DAMAGED)
                || notes.contains(Note.UNREADABLE);
    }

    public Optional<Sender> sender() {
        return senders.stream().findFirst();
    }

    /** The same, not to be acknowledged. */
    IncomingMail withoutAcknowledgement() {
        Set<Note> more = new java.util.TreeSet<>(notes);
        more.add(Note.MANY);
        return new IncomingMail(
                senders,
                subject,
                text,
                references,
                receivedAt,
                manner == Manner.PERSON ? Manner.QUIET : manner,
                contentLanguage,
                parts,
                keptOut,
                more,
                whole);
    }

    /** Without content, so that it can stand in a log. */
    @Override
    public String toString() {
        return "IncomingMail[manner=" + manner + ", notes=" + notes + "]";
    }
}
