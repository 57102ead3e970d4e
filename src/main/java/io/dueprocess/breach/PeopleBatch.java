package io.dueprocess.breach;

import io.dueprocess.breach.people.Addressee;
import java.util.List;

/** Up to {@link #SIZE} people who are written to in one transaction; content of the case file, its key the batch's number. */
record PeopleBatch(List<Addressee> people) {

    /** Kind of the entries. */
    static final String KIND = "breach-people";

    static final int SIZE = 100;
}
