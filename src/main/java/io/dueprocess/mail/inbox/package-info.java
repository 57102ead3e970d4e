/**
 * Incoming mail: a mailbox read over IMAP, each mail handed on once, in words and files. What a mail means, its handler says.
 */
@org.springframework.modulith.NamedInterface("inbox")
package io.dueprocess.mail.inbox;
