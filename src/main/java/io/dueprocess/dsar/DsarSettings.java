package io.dueprocess.dsar;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Policy of the organisation, not law.
 *
 * @param answerAvailable how long an answer can be downloaded
 * @param confirmLink how long the one-time confirmation link works
 * @param retention how long a closed request's file is kept as proof (Art. 5(2))
 * @param attempts how often a system of record is asked before a person takes over; as the model's retry cycle
 * @param restrictionReview after which time a restriction is looked at again (Art. 18(1))
 * @param eraseAfterWithdrawal how long data that only a consent allowed stay after it was withdrawn, where no rule of the
 *     data map says (Art. 17(1)(b))
 */
@ConfigurationProperties("dueprocess.dsar")
record DsarSettings(
        @DefaultValue("P30D") Duration answerAvailable,
        @DefaultValue("P30D") Duration confirmLink,
        @DefaultValue("P3Y") Period retention,
        @DefaultValue("5") int attempts,
        @DefaultValue("P6M") Period restrictionReview,
        @DefaultValue("P30D") Period eraseAfterWithdrawal) {}
