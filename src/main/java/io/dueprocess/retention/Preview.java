package io.dueprocess.retention;

import java.time.LocalDate;

/**
 * What a rule would erase, in numbers; kept in the run's case file.
 *
 * @param erased counts per table
 * @param held rows that a hold keeps
 * @param oldest or null
 * @param newest or null
 * @param more whether there are more than were counted
 */
record Preview(ErasedSystem erased, int held, LocalDate oldest, LocalDate newest, boolean more) {

    static final String KIND = "retention-preview";
    static final String KEY = "preview";
}
