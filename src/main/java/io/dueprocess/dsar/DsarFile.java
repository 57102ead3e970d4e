package io.dueprocess.dsar;

import java.util.Set;

/**
 * What the request said, as kept in the case file (kind and key {@link #KIND}).
 *
 * @param channel {@code web} or the channel that staff chose
 */
public record DsarFile(String name, String mail, Set<Right> rights, String text, String channel) {

    public static final String KIND = "request";

    static final String CHANNEL_WEB = "web";
}
