package io.dueprocess.dsar;

/** Who asks, seen from the person whose data they are. */
public enum Requester {
    SELF,
    /** A holder of parental responsibility, for a child under 16. */
    GUARDIAN,
    /** Somebody with a mandate of the person (EDPB 01/2022, 80). */
    PROXY
}
