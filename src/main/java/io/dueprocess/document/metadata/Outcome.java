package io.dueprocess.document.metadata;

/** What became of a file. Only {@link #CLEANED} leaves something to keep. */
public enum Outcome {
    CLEANED,
    /** No way to clean this kind of file is known here. Nothing was written. */
    UNKNOWN_TYPE,
    /** The file isn't what its first bytes say, is cut off or was made to harm. */
    DAMAGED,
    /** A password or encryption stands before the content. */
    PROTECTED,
    /** More than can be cleaned in the memory there is. */
    TOO_LARGE
}
