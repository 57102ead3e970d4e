package io.dueprocess.whistleblower;

/** How a report came in. */
enum Channel {
    ONLINE,
    /** By telephone or at a meeting, entered by a handler (WBD Art. 9(2)). */
    ORAL
}
