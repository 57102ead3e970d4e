package io.dueprocess.mail;

/** The road that mails take out of the house: an SMTP server, or files where none is configured. */
interface Delivery {

    /**
     * Hands over one mail.
     *
     * @throws Undeliverable when there is no such mailbox, so that trying again is of no use
     * @throws Exception when it may not have arrived and must be tried again
     */
    void deliver(OutboxRows.Row row, Letter letter) throws Exception;

    /** Nothing follows for now: lets go of what was kept for the next mail. */
    default void pause() {}

    /** Name for health reports. */
    String name();
}
