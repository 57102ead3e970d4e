package io.dueprocess.whistleblower;

/** A message between reporter and handlers, as kept in the case file (kind {@code message}). */
public record ReportMessage(Kind kind, String text) {

    public static final String KIND = "message";

    public enum Kind {
        REPORTER,
        HANDLER,
        FEEDBACK,
        NOTICE
    }
}
