package io.dueprocess.link;

import java.util.Set;

/**
 * The people whom a breach concerns are known: what is told to them is approved (GDPR Art. 34(1)). Published in the
 * transaction of the approval; not for drills.
 *
 * @param reference of the breach's case
 * @param mailAddresses in lower case
 */
public record PeopleConcerned(String reference, Set<String> mailAddresses) {

    /** Says nothing of anybody, so that it can stand in a log. */
    @Override
    public String toString() {
        return "PeopleConcerned[reference=" + reference + "]";
    }
}
