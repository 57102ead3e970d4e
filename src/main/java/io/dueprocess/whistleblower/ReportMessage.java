package io.dueprocess.whistleblower;

/** A message between reporter and handlers, as kept in the case file (kind {@code message}). */
record ReportMessage(Kind kind, String text) {

    enum Kind {
        REPORTER,
        HANDLER,
        FEEDBACK,
        NOTICE
    }
}
