package io.dueprocess.dpia;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Policy of the organisation, not law.
 *
 * @param retention how long a version is kept after it was replaced, rejected, or its processing ended (the law names no
 *     period; Art. 5(2) asks to be able to prove)
 */
@ConfigurationProperties("dueprocess.dpia")
record DpiaSettings(@DefaultValue("P5Y") Period retention) {}
