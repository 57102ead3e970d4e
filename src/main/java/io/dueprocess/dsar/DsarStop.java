package io.dueprocess.dsar;

import java.util.Set;

/**
 * What a withdrawal by link or button ends, as kept in the case file (kind and key {@link #KIND}; GDPR Art. 7(3), 21(2)). A
 * request without one, such as the form's, means every activity that its rights can end.
 *
 * @param activities ids of the catalogue's activities; never empty
 */
public record DsarStop(Set<String> activities) {

    public static final String KIND = "stop";

    public DsarStop {
        activities = Set.copyOf(activities);
        if (activities.isEmpty()) {
            throw new IllegalArgumentException("nothing is to be ended");
        }
    }
}
