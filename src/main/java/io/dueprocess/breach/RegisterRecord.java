package io.dueprocess.breach;

/**
 * A breach as Art. 33(5) wants it documented: its facts, effects and remedial action. All texts but the title are empty for a
 * reader who may not open the case.
 *
 * @param receiptNumber of the first notification
 * @param explained whether a late notification gave its reasons
 * @param signed whether the decision not to notify was approved
 */
public record RegisterRecord(
        RegisterRow row,
        String happened,
        String effects,
        String measures,
        String rootCause,
        String lessons,
        String reasons,
        String receiptNumber,
        boolean explained,
        boolean signed) {}
