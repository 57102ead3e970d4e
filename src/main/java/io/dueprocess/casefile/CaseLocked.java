package io.dueprocess.casefile;

/** The case is sealed and no key to it is at hand: its reader has not unlocked, or holds none. */
@SuppressWarnings("serial")
public class CaseLocked extends RuntimeException {

    public CaseLocked(String caseId) {
        super("case " + caseId + " is locked");
    }
}
