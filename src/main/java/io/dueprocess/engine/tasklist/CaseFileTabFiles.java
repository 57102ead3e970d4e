package io.dueprocess.engine.tasklist;

import jakarta.ws.rs.Path;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/** Serves {@code plugin-webapp/due-process/app}; created by the REST framework. */
@Path("plugin/" + CaseFileTab.ID)
public class CaseFileTabFiles extends AbstractTasklistPluginRootResource {

    public CaseFileTabFiles() {
        super(CaseFileTab.ID);
    }
}
