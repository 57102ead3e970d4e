package io.dueprocess.retention;

import io.dueprocess.datamap.Retained;
import io.dueprocess.datamap.RowRef;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rows that nobody may erase, whatever their time: legal claims and legal holds (Art. 17(3)(e)). Kept as keyed hashes. */
@Service
@Transactional
public class Holds {

    /** @param cause id of the case in which it was decided */
    public void set(Collection<RowRef> rows, Retained decision, String cause, String userId) {
        throw new UnsupportedOperationException();
    }

    /** Those of the rows that are held today. */
    public List<RowRef> held(Collection<RowRef> rows) {
        throw new UnsupportedOperationException();
    }

    public void lift(String cause, String userId) {
        throw new UnsupportedOperationException();
    }
}
