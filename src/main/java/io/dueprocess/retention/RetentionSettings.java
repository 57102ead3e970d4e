package io.dueprocess.retention;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepProof how long the file of a run and its certificate are kept (Art. 5(2))
 * @param askAgain after how long a rule is asked for again that was not approved
 */
@ConfigurationProperties("dueprocess.data-retention")
record RetentionSettings(
        @DefaultValue("P5Y") Period keepProof,
        @DefaultValue("P30D") Period askAgain) {}
