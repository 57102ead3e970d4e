package io.dueprocess.dpia;

import io.dueprocess.casefile.Actors;
import io.dueprocess.node.StaffNode;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * At start, looks for processing activities of which the data map says something else than when their assessment was
 * decided: a map that was changed is a processing that was (Art. 35(11)).
 */
@Component
@StaffNode
class DataMapWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DataMapWatch.class);

    private final ProcessingActivities activities;
    private final DpiaStore store;
    private final ProcessingChanges changes;
    private final MessageSource messages;

    DataMapWatch(ProcessingActivities activities, DpiaStore store, ProcessingChanges changes, MessageSource messages) {
        this.activities = activities;
        this.store = store;
        this.changes = changes;
        this.messages = messages;
    }

    @EventListener(ApplicationReadyEvent.class)
    void compare() {
        changedOnes().forEach(this::report);
    }

    /** Activities in force whose entry in the map is another one; one that left the map is only named in the log. */
    List<String> changedOnes() {
        return store.all().stream()
                .filter(DpiaFacts::living)
                .filter(facts -> facts.mapHash() != null)
                .filter(facts -> store.undecided(facts.activity()).isEmpty())
                .filter(this::differs)
                .map(DpiaFacts::activity)
                .toList();
    }

    private boolean differs(DpiaFacts facts) {
        Optional<String> now = Optional.ofNullable(activities.hash(facts.activity()));
        if (now.isEmpty()) {
            LOG.warn("Processing activity {} was assessed and is no longer in the data map", facts.activity());
        }
        return now.isPresent() && !now.get().equals(facts.mapHash());
    }

    /** One that fails does not keep the node from starting; the next start tries again. */
    private void report(String activity) {
        try {
            changes.report(
                    activity,
                    messages.getMessage("dpia.register.map-changed", null, activities.language()),
                    Actors.SYSTEM);
            LOG.info("The data map says something new of processing activity {}: its assessment is reviewed", activity);
        } catch (RuntimeException e) {
            LOG.warn("The review of processing activity {} was not begun; the next start tries again", activity, e);
        }
    }
}
