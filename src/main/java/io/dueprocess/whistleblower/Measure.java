package io.dueprocess.whistleblower;

/** What the yearly figures count, of the reports received in a year. */
enum Measure {
    RECEIVED,
    /** Of those received: entered by a handler after a telephone call or a meeting. */
    ORAL,
    ANONYMOUS,
    /** WBD Art. 9(1)(b). */
    ACKNOWLEDGED_IN_TIME,
    IN_SCOPE,
    REFERRED,
    DISMISSED,
    /** WBD Art. 9(1)(f). */
    FEEDBACK_IN_TIME,
    CLOSED,
    SUBSTANTIATED,
    PARTLY_SUBSTANTIATED,
    UNSUBSTANTIATED,
    INCONCLUSIVE,
    REOPENED
}
