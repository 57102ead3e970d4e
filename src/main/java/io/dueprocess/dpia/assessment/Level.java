package io.dueprocess.dpia.assessment;

/** Level of a risk to people, as {@code dpia-risk-level} says it of severity and likelihood. */
public enum Level {
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH;

    /** A residual risk that high may not be approved without prior consultation (Art. 36(1)). */
    public boolean high() {
        return compareTo(HIGH) >= 0;
    }
}
