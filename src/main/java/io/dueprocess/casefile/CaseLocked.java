package io.dueprocess.casefile;

/** The case is sealed and no key to it is at hand: its reader has not unlocked, or holds none. */
public class CaseLocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CaseLocked(String caseId) {
        super("case " + caseId + " is locked");
    }
}
