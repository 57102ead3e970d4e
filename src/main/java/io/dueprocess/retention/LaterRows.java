package io.dueprocess.retention;

import io.dueprocess.datamap.RowRef;
import java.time.LocalDate;
import java.util.List;

/**
 * What an instance of {@code erase-later} erases; the one entry of its case file that leads to somebody, gone when done.
 *
 * @param dueOn the day on which it is erased, or looked at again
 */
record LaterRows(LocalDate dueOn, List<RowRef> rows) {

    static final String KIND = "erase-later";
    static final String KEY = "rows";
}
