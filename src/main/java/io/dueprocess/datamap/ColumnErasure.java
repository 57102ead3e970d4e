package io.dueprocess.datamap;

/** @param value with {@link How#FIXED} only */
public record ColumnErasure(How how, String value) {

    /** What is left of a value. */
    public enum How {
        CLEAR,
        FIXED,
        /** A keyed hash: rows that shared a value still share one, and nobody learns which. */
        HASH,
        /** A date's first day of the month. */
        MONTH,
        /** A date's first day of the year. */
        YEAR
    }
}
