package io.dueprocess.dsar.web;

import io.dueprocess.portal.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Slows down guessing at references and codes, and floods of requests. Keeps addresses in memory only. */
@Component
class Guard {

    private static final int FIRST_FAILURES = 3;
    private static final int LINKS_A_DAY = 3;
    private static final String EVERYBODY = "";

    private final Throttle byAddress;
    private final Throttle overall;
    private final Throttle byReference;
    private final Throttle submissions;
    private final Throttle submissionsByMail;
    private final Throttle links;
    private final Throttle linksByMail;

    Guard(Limits limits, Clock clock) {
        Duration quarter = Duration.ofMinutes(15);
        byAddress = new Throttle(limits.signInFailures(), quarter, clock);
        overall = new Throttle(limits.signIns(), Duration.ofMinutes(1), clock);
        byReference = new Throttle(limits.referenceFailures(), quarter, clock);
        submissions = new Throttle(limits.submissions(), Duration.ofHours(1), clock);
        submissionsByMail = new Throttle(limits.submissionsPerMail(), Duration.ofDays(1), clock);
        links = new Throttle(limits.submissions(), Duration.ofHours(1), clock);
        linksByMail = new Throttle(LINKS_A_DAY, Duration.ofDays(1), clock);
    }

    /**
     * Zero when the attempt may be made, else how long to wait. A reference counts only against addresses that have failed
     * before: an outsider who guesses at somebody's reference doesn't keep that person out.
     */
    Duration signIn(String remoteAddress, String reference) {
        String address = network(remoteAddress);
        Duration wait = byAddress.take(address);
        if (wait.isZero()) {
            wait = overall.take(EVERYBODY);
        }
        if (wait.isZero() && byAddress.used(address) > FIRST_FAILURES) {
            wait = byReference.take(normal(reference));
        }
        return wait;
    }

    void signedIn(String remoteAddress) {
        byAddress.giveBack(network(remoteAddress));
    }

    /** Zero when the request may be submitted, else how long to wait. */
    Duration submission(String remoteAddress, String mail) {
        Duration wait = submissions.take(network(remoteAddress));
        return wait.isZero() ? submissionsByMail.take(mailbox(mail)) : wait;
    }

    /** The fault was ours: it is no attempt of the person's, who will try again. */
    void notSubmitted(String remoteAddress, String mail) {
        submissions.giveBack(network(remoteAddress));
        submissionsByMail.giveBack(mailbox(mail));
    }

    /** Zero when a link to withdraw consent may be asked for, else how long to wait. */
    Duration link(String remoteAddress) {
        return links.take(network(remoteAddress));
    }

    /** Whether one more link goes to that address today; nobody is told. */
    boolean linkTo(String mail) {
        return linksByMail.take(mailbox(mail)).isZero();
    }

    /** The fault was ours, as above. */
    void noLinkTo(String mail) {
        linksByMail.giveBack(mailbox(mail));
    }

    /** IPv6 by its first four groups: whoever has one address has all the others beside it. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split(":", 5);
        return String.join(":", Arrays.copyOf(groups, Math.min(4, groups.length)));
    }

    private static String mailbox(String mail) {
        return mail.toLowerCase(Locale.ROOT);
    }

    private static String normal(String reference) {
        String normal = reference.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return normal.substring(0, Math.min(normal.length(), 20));
    }
}
