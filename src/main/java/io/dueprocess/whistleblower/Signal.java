package io.dueprocess.whistleblower;

/** What the public side has to tell the process; the order of the constants is the order in which it is told. */
enum Signal {
    /** A report was submitted or entered: its process starts. */
    SUBMITTED,
    /** A closed case was taken up again: its process starts anew. */
    REOPENED,
    /** The reporter wrote or sent files. */
    MESSAGE
}
