package io.dueprocess.mail;

import org.springframework.stereotype.Service;

/** The outbox. */
@Service
public class Outbox {

    /** Stores the mail, encrypted, in the caller's transaction; a no-op when the case has one with that key already. */
    public void enqueue(Mail mail) {
        throw new UnsupportedOperationException();
    }
}
