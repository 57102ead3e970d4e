package io.dueprocess.datamap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Rectification, restriction and stops in the systems of record (Art. 16, 18, 21, 7(3)), one system per call and in one
 * transaction there. Each may be called again.
 */
@Service
public class DataChanges {

    /** Whether that value is corrected by us; else a person of the owner's group does it. */
    public boolean rectifies(String systemId, String table, String column) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param values column to right value, all of columns that {@link #rectifies}
     * @throws SystemUnavailable to be retried
     */
    public void rectify(RowRef row, Map<String, String> values) {
        throw new UnsupportedOperationException();
    }

    /** Whether every table of the system that has personal data can mark a row as restricted. */
    public boolean restricts(String systemId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Marks the person's certain rows as restricted; answers those that were not before, to be lifted later.
     *
     * @throws SystemUnavailable to be retried
     */
    public List<RowRef> restrict(String systemId, Identity identity) {
        throw new UnsupportedOperationException();
    }

    public void lift(String systemId, List<RowRef> rows) {
        throw new UnsupportedOperationException();
    }

    /** Systems in which one of the activities runs for people: those that a stop must reach. */
    public List<String> running(Set<String> activities) {
        throw new UnsupportedOperationException();
    }

    /** Whether all that runs there of the activities can be stopped by us; else a person of the owner's group does it. */
    public boolean stops(String systemId, Set<String> activities) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the activities for the person, in rows found by a shared mailbox too: nobody is written to whom the address's
     * owner has told to stop. Answers how many rows it changed.
     *
     * @throws SystemUnavailable to be retried
     */
    public int stop(String systemId, Identity identity, Set<String> activities) {
        throw new UnsupportedOperationException();
    }
}
