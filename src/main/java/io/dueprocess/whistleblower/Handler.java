package io.dueprocess.whistleblower;

/** Somebody to whom reports are sealed. */
public record Handler(String id, String name) {}
