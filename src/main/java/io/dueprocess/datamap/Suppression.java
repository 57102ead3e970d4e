package io.dueprocess.datamap;

import io.dueprocess.casefile.Codes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The suppression ledger: who was erased or must not be written to again, as keyed hashes that give nobody away. */
@Service
@Transactional
public class Suppression {

    /** Why an address is barred. */
    public enum Cause {
        ERASED,
        STOPPED
    }

    /** @param since a consent given after that is a new one, and counts */
    public record Bar(Cause cause, Instant since) {}

    private final Ledger ledger;
    private final Codes codes;

    Suppression(Ledger ledger, Codes codes) {
        this.ledger = ledger;
        this.codes = codes;
    }

    /** Notes that those activities ended for the holder of that address. */
    public void stopped(String mailAddress, Set<String> activities) {
        activities.forEach(activity -> ledger.put(Ledger.Kind.STOPPED, stop(mailAddress, activity)));
    }

    /** Notes that the person with that address was erased. */
    public void erased(String mailAddress) {
        ledger.put(Ledger.Kind.PERSON, person(mailAddress));
    }

    /** Whether an import must leave the address out for that activity: erased, or stopped. */
    public boolean bars(String mailAddress, String activity) {
        return bars(List.of(mailAddress), activity).get(0).isPresent();
    }

    /** The same of many, in their order, each with the latest that bars it. */
    public List<Optional<Bar>> bars(Collection<String> mailAddresses, String activity) {
        Map<String, Instant> since = ledger.since(mailAddresses.stream()
                .flatMap(address -> Stream.of(person(address), stop(address, activity)))
                .toList());
        return mailAddresses.stream()
                .map(address -> latest(since.get(person(address)), since.get(stop(address, activity))))
                .toList();
    }

    private static Optional<Bar> latest(Instant erased, Instant stopped) {
        if (erased == null) {
            return Optional.ofNullable(stopped).map(since -> new Bar(Cause.STOPPED, since));
        }
        boolean stoppedLater = stopped != null && stopped.isAfter(erased);
        return Optional.of(stoppedLater ? new Bar(Cause.STOPPED, stopped) : new Bar(Cause.ERASED, erased));
    }

    private String person(String mailAddress) {
        return codes.hash("suppressed-address", plain(mailAddress));
    }

    private String stop(String mailAddress, String activity) {
        return codes.hash("suppressed-activity", activity + "\n" + plain(mailAddress));
    }

    private static String plain(String mailAddress) {
        return mailAddress.strip().toLowerCase(Locale.ROOT);
    }
}
