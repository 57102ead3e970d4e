package io.dueprocess.breach;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every notification to the authority says of the organisation; all of it may be left out.
 *
 * @param language of the document, unless the form says otherwise
 * @param sector {@code a} private or {@code b} public
 * @param organisationType {@code a} micro-enterprise, {@code b} small or medium-sized, {@code c} large, {@code d} other
 * @param activity line of business, in words
 * @param dpoName name of the data protection officer; without it, the first member of the group
 * @param dpoContact mail and telephone of the data protection officer
 */
@ConfigurationProperties("dueprocess.breach.notification")
record NotificationSettings(
        @DefaultValue("en") Locale language,
        String sector,
        String organisationType,
        String activity,
        String dpoName,
        String dpoContact) {}
