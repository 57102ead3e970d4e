package io.dueprocess.casefile;

/**
 * Published in the transaction that opens, closes or reopens a case file.
 *
 * @param before null when it was opened
 */
public record CaseChanged(CaseFile before, CaseFile after) {}
