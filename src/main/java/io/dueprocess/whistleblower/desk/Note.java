package io.dueprocess.whistleblower.desk;

/** What handlers write down for one another; the reporter never sees it. */
record Note(String text) {

    static final String KIND = "note";
}
