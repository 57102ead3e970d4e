package io.dueprocess.datamap;

/**
 * A system of record did not answer, answered too slowly, something else than its description, or with more rows than its
 * bound; or it did not change what it was told to. Holds no personal data.
 */
public class SystemUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reasonCode;

    public SystemUnavailable(String systemId, String reasonCode) {
        super(systemId + ": " + reasonCode);
        this.reasonCode = reasonCode;
    }

    /** Why, such as {@code too-slow} or {@code wrong-person}. */
    public String reasonCode() {
        return reasonCode;
    }
}
