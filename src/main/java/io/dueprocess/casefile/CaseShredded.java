package io.dueprocess.casefile;

/** Published inside the shredding transaction: whoever keeps rows of the case deletes them now. */
public record CaseShredded(String caseId) {}
