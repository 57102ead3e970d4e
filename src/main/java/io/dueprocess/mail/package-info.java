/**
 * Outgoing mail: templates in each language and an outbox that is written in the caller's transaction and sent by a job
 * with retries, so that a mail is neither lost nor sent for something that was rolled back. Incoming mail: see {@code inbox}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casefile", "node"})
package io.dueprocess.mail;
