package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.node.StaffNode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** At start, names the keys of the data map that a system can look up only by reading whole tables. */
@Component
@StaffNode
class IndexWatch {

    private static final Logger LOG = LoggerFactory.getLogger(IndexWatch.class);

    private final SystemsOfRecord systems;

    IndexWatch(SystemsOfRecord systems) {
        this.systems = systems;
    }

    /** Beside the start: a system that is down answers late. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread thread = new Thread(this::look, "index-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        systems.catalogue().systems().stream()
                .filter(system -> system.jdbc() != null)
                .forEach(this::look);
    }

    private void look(SystemOfRecord system) {
        try {
            List<String> missing = systems.withoutIndex(system);
            if (!missing.isEmpty()) {
                LOG.warn("System {} has no index on {}: each request reads the whole table.", system.id(), missing);
            }
        } catch (SystemUnavailable down) {
            LOG.info("Indexes are not looked at: {}", down.getMessage());
        }
    }
}
