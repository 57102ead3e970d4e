package io.dueprocess.breach;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Policy of the organisation, not law.
 *
 * @param retention how long a closed breach stays in the register (Art. 33(5) names no period)
 * @param followUp when more is due after an incomplete notification (Art. 33(4) says without undue further delay)
 * @param controllerNotice within which a processor tells its controllers where no contract says less (Art. 33(2))
 * @param mailsPerMinute how fast letters to the people concerned leave
 */
@ConfigurationProperties("dueprocess.breach")
record BreachSettings(
        @DefaultValue("P5Y") Period retention,
        @DefaultValue("P7D") Period followUp,
        @DefaultValue("PT24H") Duration controllerNotice,
        @DefaultValue("600") int mailsPerMinute) {}
