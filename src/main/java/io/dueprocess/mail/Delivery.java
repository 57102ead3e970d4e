package io.dueprocess.mail;

/** The road that mails take out of the house: an SMTP server, or files where none is configured. */
interface Delivery {

    /**
     * Hands over one mail.
     *
     * @throws Exception when it may not have arrived and must be tried again
     */
    void deliver(OutboxRows.Row row, Letter letter) throws Exception;

    /** Name for health reports. */
    String name();
}
