package io.dueprocess.breach.authority;

import java.util.Arrays;
import java.util.Optional;

/** The notification may be made in phases (Art. 33(4)), and taken back. */
public enum NotificationType {
    INITIAL_INCOMPLETE("initialIncomplete", "a", "b"),
    INITIAL_COMPLETE("initialComplete", "a", "a"),
    FOLLOW_UP_INCOMPLETE("followUpIncomplete", "b", "b"),
    FOLLOW_UP_COMPLETE("followUpComplete", "b", "a"),
    WITHDRAW("withdraw", "b", "c");

    private final String id;
    private final String kind;
    private final String state;

    NotificationType(String id, String kind, String state) {
        this.id = id;
        this.kind = kind;
        this.state = state;
    }

    public static Optional<NotificationType> of(Object id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    /** Option of the task form. */
    public String id() {
        return id;
    }

    public boolean first() {
        return this == INITIAL_INCOMPLETE || this == INITIAL_COMPLETE;
    }

    /** Whether nothing follows; a withdrawal ends it as well. */
    public boolean last() {
        return this != INITIAL_INCOMPLETE && this != FOLLOW_UP_INCOMPLETE;
    }

    /** Letter of field 3. */
    String kind() {
        return kind;
    }

    /** Letter of field 4. */
    String state() {
        return state;
    }
}
