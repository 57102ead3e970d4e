package io.dueprocess.datamap;

import java.util.List;
import org.springframework.stereotype.Service;

/** Finds one person's data in the systems of the catalogue; read-only, bound parameters only, bounded rows and time. */
@Service
public class SystemsOfRecord {

    public Catalogue catalogue() {
        throw new UnsupportedOperationException();
    }

    /** Walks the identity graph through all systems to a fixed point. A system that is down is named, not fatal. */
    public Identity identify(Person person) {
        throw new UnsupportedOperationException();
    }

    /**
     * The person's rows in one system, and nobody else's.
     *
     * @throws SystemUnavailable to be retried
     */
    public List<FoundRow> collect(String systemId, Identity identity) {
        throw new UnsupportedOperationException();
    }
}
