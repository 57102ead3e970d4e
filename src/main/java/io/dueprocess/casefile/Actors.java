package io.dueprocess.casefile;

/** Authors and audit actors who are not staff users. */
public final class Actors {

    /** The person whom the case is about, acting through the portal. */
    public static final String PERSON = "(person)";

    /** The software acting on its own: a job, a timer. */
    public static final String SYSTEM = "(system)";

    private Actors() {}
}
