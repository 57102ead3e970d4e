package io.dueprocess.chaos;

import java.util.Optional;

/** One thing that somebody wants to be taken: the same one, however often it is sent. */
interface Sending {

    /** What identifies it, unlike all others. */
    String key();

    /**
     * Sends it, for the first time or again. Empty, or any exception, when there was no success answer.
     *
     * @return the receipt: a reference, or a receipt code
     */
    Optional<String> send() throws Exception;
}
