package io.dueprocess.mail;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outgoing mail.
 *
 * @param from sender's address, with or without a name: {@code Privacy team <privacy@example.org>}
 * @param templates folder with the organisation's own versions of templates, read at start; or null
 */
@ConfigurationProperties("dueprocess.mail")
record MailSettings(@DefaultValue("privacy@localhost") String from, Path templates) {}
