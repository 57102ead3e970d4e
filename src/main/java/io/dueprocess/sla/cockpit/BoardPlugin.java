package io.dueprocess.sla.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Announces the board to Cockpit; found by the service loader. */
public class BoardPlugin extends AbstractCockpitPlugin {

    static final String ID = "due-process-sla";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(BoardPluginFiles.class);
    }
}
