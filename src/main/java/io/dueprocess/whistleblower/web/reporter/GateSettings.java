package io.dueprocess.whistleblower.web.reporter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much this node takes in an hour, from everybody together. From half of it on, whoever comes waits or works first.
 *
 * @param submissions reports
 * @param attempts receipt codes that open nothing
 */
@ConfigurationProperties("dueprocess.whistleblower.gate")
record GateSettings(
        @DefaultValue("120") int submissions,
        @DefaultValue("1200") int attempts) {

    GateSettings {
        if (submissions < 2 || attempts < 2) {
            throw new IllegalArgumentException("dueprocess.whistleblower.gate must let in at least two an hour");
        }
    }
}
