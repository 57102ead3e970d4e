package io.dueprocess.access;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Other systems that may call the API.
 *
 * @param clients by name, as the audit trail shows it
 */
@ConfigurationProperties("dueprocess")
record ClientSettings(@DefaultValue Map<String, Client> clients) {

    /** @param tokenSha256 hex of the SHA-256 of its token */
    record Client(String tokenSha256) {}
}
