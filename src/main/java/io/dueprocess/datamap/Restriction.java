package io.dueprocess.datamap;

/** A row is restricted while the column holds {@code on}. */
public record Restriction(String column, String on, String off) {}
