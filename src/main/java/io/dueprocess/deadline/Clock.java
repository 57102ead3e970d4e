package io.dueprocess.deadline;

import java.util.Arrays;
import java.util.Optional;

/** The statutory clocks. */
public enum Clock {
    /** One month from receipt, three with an extension (GDPR Art. 12(3)). */
    DSAR_RESPONSE("dsar-response"),
    /** 72 elapsed hours from awareness (GDPR Art. 33(1)). */
    BREACH_AUTHORITY("breach-authority"),
    /** A processor's notice to its controllers: 24 hours from awareness unless a contract says otherwise (GDPR Art. 33(2)). */
    BREACH_CONTROLLER("breach-controller"),
    /** Seven days from receipt (Directive 2019/1937 Art. 9(1)(b)); never rolled. */
    WHISTLEBLOWER_ACKNOWLEDGEMENT("whistleblower-acknowledgement"),
    /** Three months from the acknowledgement (Directive 2019/1937 Art. 9(1)(f)); never rolled. */
    WHISTLEBLOWER_FEEDBACK("whistleblower-feedback"),
    /** Eight weeks from the authority's receipt, fourteen with its extension (GDPR Art. 36(2)). */
    DPIA_CONSULTATION("dpia-consultation");

    private final String id;

    Clock(String id) {
        this.id = id;
    }

    /** The name used outside, as in the preview endpoint. */
    public String id() {
        return id;
    }

    /** The clock of that id, if there is one. */
    public static Optional<Clock> of(String id) {
        return Arrays.stream(values()).filter(clock -> clock.id.equals(id)).findFirst();
    }
}
