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
    ADMINISTER
}
