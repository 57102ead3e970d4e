package io.dueprocess.whistleblower.desk;

/**
 * A passage that is shown as a block, in the case file and in exports.
 *
 * @param place {@code report/} and the question, or {@code message/} and the message's key
 * @param start index of its first character in the stored text
 * @param end index after its last
 */
record Mask(String place, int start, int end, String reason) {

    static final String KIND = "mask";

    /** In the place of a passage, however long that is: its length could give a name away. */
    static final String BLOCK = "\u2588".repeat(5);

    boolean overlaps(int from, int to) {
        return start < to && from < end;
    }

    Mask moved(int by) {
        return new Mask(place, start + by, end + by, reason);
    }
}
