package io.dueprocess.datamap;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Erasure in the systems of record (Art. 17): a dry run, its execution, and another dry run that must be empty. What was
 * erased stands as a keyed hash in the suppression ledger, so that a restored backup can be erased again.
 */
@Service
public class Erasures {

    /** Systems in which an erasure has anything to do or to ask: those with tables, and those without a connector. */
    public List<String> systems() {
        throw new UnsupportedOperationException();
    }

    /**
     * Dry run: changes nothing.
     *
     * @param activities only tables all of whose activities are among these; null for all tables
     * @param retained what was decided to stay
     * @throws SystemUnavailable to be retried
     */
    public SystemPlan plan(String systemId, Identity identity, Set<String> activities, Collection<Retained> retained) {
        throw new UnsupportedOperationException();
    }

    /**
     * Carries out a plan, in one transaction of that system, and notes in the ledger what is gone. May be called again.
     *
     * @throws SystemUnavailable to be retried
     */
    public void carryOut(SystemPlan plan) {
        throw new UnsupportedOperationException();
    }

    /** Erases rows whose time to be kept is over, whatever the catalogue makes us keep today excepted. */
    public void carryOut(Collection<RowRef> rows) {
        throw new UnsupportedOperationException();
    }
}
