package io.dueprocess.document.metadata;

/** What was taken out. */
public enum Trace {
    AUTHOR
}
