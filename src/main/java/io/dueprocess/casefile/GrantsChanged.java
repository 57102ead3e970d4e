package io.dueprocess.casefile;

/** Event: a handler gained or lost access to a sealed case. Published in the transaction in which that happens. */
public record GrantsChanged(String caseId) {}
