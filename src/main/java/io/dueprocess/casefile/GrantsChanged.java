package io.dueprocess.casefile;

/** Published in the changing transaction when somebody was given or lost access to a sealed case. */
public record GrantsChanged(String caseId) {}
