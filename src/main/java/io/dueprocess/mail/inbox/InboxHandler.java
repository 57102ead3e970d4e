package io.dueprocess.mail.inbox;

/** Says what becomes of a mail. */
public interface InboxHandler {

    /** What became of a mail. */
    enum Kind {
        /** A new case. */
        CASE,
        /** It belongs to a case that there was. */
        JOINED,
        /** Sent by a machine in reply to something: nothing to do. */
        AUTOMATIC,
        /** Nobody can be answered: a person looks at it in the mailbox. */
        TROUBLE
    }

    /**
     * @param caseId null for AUTOMATIC and TROUBLE
     * @param leftOut whether something of the mail was not stored, so that it has to be looked for in the mailbox
     */
    record Outcome(Kind kind, String caseId, boolean leftOut) {}

    /** Takes the mail, in the caller's transaction, in which it is noted as taken too. */
    Outcome take(IncomingMail mail);

    /**
     * A mail that could not be taken, by now, lies in the folder for such; staff have to be told. In the caller's transaction.
     *
     * @param key tells this mail from others; says nothing of it
     */
    void trouble(String key);
}
