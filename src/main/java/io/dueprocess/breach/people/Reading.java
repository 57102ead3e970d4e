package io.dueprocess.breach.people;

import java.util.List;

/**
 * What a list holds.
 *
 * @param people one per mail address, in the list's order
 * @param flaws in the list's order
 * @param duplicates lines that repeat an address of an earlier line; they were left out
 */
public record Reading(List<Addressee> people, List<Flaw> flaws, int duplicates) {

    /** What is wrong with the whole file, so that no line of it can be taken. */
    public boolean unreadable() {
        return people.isEmpty();
    }
}
