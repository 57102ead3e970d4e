package io.dueprocess.mail;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outgoing mail.
 *
 * @param from sender's address, with or without a name: {@code Privacy team <privacy@example.org>}
 * @param templates folder with the organisation's own versions of templates, read at start; or null
 * @param lease how long a node that takes mails keeps them from the others; far longer than the SMTP timeouts allow one
 *     delivery to take, since a mail whose lease ends while it is being delivered would be sent by another node too
 */
@ConfigurationProperties("dueprocess.mail")
record MailSettings(
        @DefaultValue("privacy@localhost") String from,
        Path templates,
        @DefaultValue("PT10M") Duration lease) {}
