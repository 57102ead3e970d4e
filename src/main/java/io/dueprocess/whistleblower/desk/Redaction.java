package io.dueprocess.whistleblower.desk;

/**
 * The permanent removal of a masked passage, as one handler proposed and another confirmed it; kept under the mask's key.
 *
 * @param confirmedBy null while it is proposed
 */
record Redaction(String place, String reason, String proposedBy, String confirmedBy) {

    static final String KIND = "redaction";

    boolean done() {
        return confirmedBy != null;
    }
}
