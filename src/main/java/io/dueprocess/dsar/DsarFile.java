package io.dueprocess.dsar;

import java.util.Set;

/**
 * What the request said, as kept in the case file (kind and key {@link #KIND}).
 *
 * @param channel {@code web}, {@code mail}, {@code link} or the channel that staff chose
 * @param behalf for whom somebody else asks, or null
 */
public record DsarFile(
        String name, String mail, Set<Right> rights, String text, String channel, NewRequest.Behalf behalf) {

    public static final String KIND = "request";

    static final String CHANNEL_WEB = "web";
    static final String CHANNEL_MAIL = "mail";
    static final String CHANNEL_LINK = "link";

    public DsarFile(String name, String mail, Set<Right> rights, String text, String channel) {
        this(name, mail, rights, text, channel, null);
    }

    /** Name of the person whose data they are, or null when they ask themselves. */
    String concerning() {
        return behalf == null ? null : behalf.name();
    }

    /** Name of the person whose data they are. */
    String subjectName() {
        return behalf == null ? name : behalf.name();
    }
}
