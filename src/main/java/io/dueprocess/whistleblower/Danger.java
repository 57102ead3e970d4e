package io.dueprocess.whistleblower;

/** Whether harm goes on or is near, which tells handlers what comes first. */
public enum Danger {
    UNKNOWN,
    NO,
    YES
}
