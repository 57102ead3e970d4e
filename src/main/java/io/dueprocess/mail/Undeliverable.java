package io.dueprocess.mail;

/** The mail server says for good that it takes no mail to that address. Does not repeat what it said, which quotes it. */
class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;
}
