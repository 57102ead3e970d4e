package io.dueprocess.deadline;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where duties are to be done, which decides local dates and public holidays (Regulation 1182/71 Art. 2(1)).
 *
 * @param zone time zone in which a day begins and ends
 * @param country ISO 3166 code of the state whose public holidays count
 */
@ConfigurationProperties("dueprocess")
record Jurisdiction(ZoneId zone, String country) {}
