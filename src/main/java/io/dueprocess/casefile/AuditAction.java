package io.dueprocess.casefile;

/** What an audit row records; never content. */
public enum AuditAction {
    OPEN,
    READ,
    WRITE,
    DECIDE,
    SEND,
    EXPORT,
    DOWNLOAD,
    UPLOAD,
    COLLECT,
    GRANT,
    EXCLUDE,
    REFUSE,
    DEADLINE,
    HOLD,
    CLOSE,
    REOPEN,
    SHRED,
    LOG_IN,
    LOG_OUT,
    REWRAP,
    ADMINISTER,
    /** Setting, confirming and using a handler's key. */
    KEY,
    /** What happened in a sealed case; the rest of the row is encrypted under its key. */
    SEALED
}
