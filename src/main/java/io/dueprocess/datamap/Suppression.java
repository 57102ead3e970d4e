package io.dueprocess.datamap;

import java.util.Set;
import org.springframework.stereotype.Service;

/** The suppression ledger: who was erased or must not be written to again, as keyed hashes that give nobody away. */
@Service
public class Suppression {

    /** Notes that those activities ended for the holder of that address. */
    public void stopped(String mailAddress, Set<String> activities) {
        throw new UnsupportedOperationException();
    }

    /** Notes that the person with that address was erased. */
    public void erased(String mailAddress) {
        throw new UnsupportedOperationException();
    }

    /** Whether an import must leave the address out for that activity: erased, or stopped. */
    public boolean bars(String mailAddress, String activity) {
        throw new UnsupportedOperationException();
    }
}
