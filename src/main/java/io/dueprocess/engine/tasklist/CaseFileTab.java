package io.dueprocess.engine.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/** Announces the tab to Tasklist; found by the service loader. */
public class CaseFileTab extends AbstractTasklistPlugin {

    static final String ID = "due-process";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(CaseFileTabFiles.class);
    }
}
