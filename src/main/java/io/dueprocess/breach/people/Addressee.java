package io.dueprocess.breach.people;

/**
 * Somebody concerned by a breach, to be written to (Art. 34(1)).
 *
 * @param name as the letter greets them, or empty
 * @param mail an address that the outbox accepts
 * @param language {@code da}, {@code en}, or empty where nobody knows
 */
public record Addressee(String name, String mail, String language) {

    /** Says nothing, so that it can stand in a log. */
    @Override
    public String toString() {
        return "Addressee";
    }
}
