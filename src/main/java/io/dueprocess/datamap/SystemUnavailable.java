package io.dueprocess.datamap;

/** A system of record did not answer, answered too slowly, or with more rows than its bound. Holds no personal data. */
public class SystemUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SystemUnavailable(String systemId, String reasonCode) {
        super(systemId + ": " + reasonCode);
    }
}
