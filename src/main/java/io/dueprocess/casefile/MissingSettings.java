package io.dueprocess.casefile;

import java.util.List;

/** Required configuration that is not there or cannot be used; the message names each property and quotes no value. */
public class MissingSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param missing each with its meaning */
    public MissingSettings(List<String> missing) {
        super("Due Process does not start. Missing or unusable configuration:\n  - "
                + String.join("\n  - ", missing)
                + "\nMake the keys once: java -jar due-process.jar new-keys <folder>"
                + "\nSay who you are once: java -jar due-process.jar set-up"
                + "\nTo try it out instead: --spring.profiles.active=demo");
    }
}
