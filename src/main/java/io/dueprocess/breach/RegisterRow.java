package io.dueprocess.breach;

/**
 * A breach as the register lists it.
 *
 * @param readable whether the reader may open the case
 */
public record RegisterRow(String reference, String title, boolean readable, BreachFacts facts) {}
