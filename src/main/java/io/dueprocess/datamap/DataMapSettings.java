package io.dueprocess.datamap;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param file location of the catalogue, such as {@code file:/etc/due-process/data-map.yaml}
 * @param timeout longest time that one question to a system may take
 * @param mostRows most rows that a system may answer about one person and table
 */
@ConfigurationProperties("dueprocess.data-map")
record DataMapSettings(
        String file,
        @DefaultValue("PT10S") Duration timeout,
        @DefaultValue("10000") int mostRows) {}
