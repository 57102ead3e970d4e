package io.dueprocess.sla.cockpit;

import jakarta.ws.rs.Path;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/**
 * Serves {@code plugin-webapp/due-process-sla/app}, which is the same for everybody; created by the REST framework. It has
 * no figures: whoever is signed in to any of Camunda's applications may call what a plugin serves.
 */
@Path("plugin/" + BoardPlugin.ID)
public class BoardPluginFiles extends AbstractCockpitPluginRootResource {

    public BoardPluginFiles() {
        super(BoardPlugin.ID);
    }
}
