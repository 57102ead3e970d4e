package io.dueprocess.casefile;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/audit}: walks the audit chains; says the first broken row, if any. */
@Component
@Endpoint(id = "audit")
class AuditEndpoint {

    private final Audit audit;

    AuditEndpoint(Audit audit) {
        this.audit = audit;
    }

    @ReadOperation
    Map<String, Object> verify() {
        Optional<String> broken = audit.verify();
        return Map.of("intact", broken.isEmpty(), "brokenAt", broken.orElse(""));
    }
}
