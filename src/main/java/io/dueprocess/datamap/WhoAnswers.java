package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Authority;
import io.dueprocess.datamap.Catalogue.Controller;
import org.springframework.core.env.Environment;

/**
 * Organisation and authority as the configuration names them ({@code organisation.yaml}), which goes before what the data
 * map says: the name always; the rest as a whole once there is an address, so that never two organisations are mixed.
 *
 * @param controller its address is null when the configuration gives none
 * @param authority its name is null when the configuration gives none
 */
record WhoAnswers(Controller controller, Authority authority) {

    private static final String ORGANISATION = "dueprocess.organisation.";
    private static final String AUTHORITY = "dueprocess.authority.";

    static WhoAnswers of(Environment settings) {
        return new WhoAnswers(
                new Controller(
                        value(settings, ORGANISATION + "name"),
                        value(settings, ORGANISATION + "registration"),
                        value(settings, ORGANISATION + "address"),
                        value(settings, ORGANISATION + "mail"),
                        value(settings, ORGANISATION + "phone")),
                new Authority(
                        value(settings, AUTHORITY + "name"),
                        value(settings, AUTHORITY + "address"),
                        value(settings, AUTHORITY + "phone"),
                        value(settings, AUTHORITY + "website")));
    }

    private static String value(Environment settings, String name) {
        String value = settings.getProperty(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    /** The map with them; what neither names stays null. */
    Catalogue in(Catalogue map) {
        return new Catalogue(
                controller.address() != null ? controller : named(map.controller()),
                authority.name() != null ? authority : map.authority(),
                map.recipients(),
                map.activities(),
                map.systems(),
                map.retention());
    }

    /** The same, where letters are written by it. */
    Catalogue inComplete(Catalogue map) {
        Catalogue complete = in(map);
        if (complete.controller() == null || complete.authority() == null) {
            throw new InvalidCatalogue(
                    "and configuration",
                    "neither names organisation and authority with their addresses"
                            + " (dueprocess.organisation.address, dueprocess.authority.name); the command set-up does");
        }
        return complete;
    }

    private Controller named(Controller other) {
        return other == null || controller.name() == null
                ? other
                : new Controller(controller.name(), other.registration(), other.address(), other.mail(), other.phone());
    }
}
