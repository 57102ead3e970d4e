package io.dueprocess.casefile;

import java.util.Set;

/** Somebody of staff as the case file sees them: protected cases ask for their groups, sealed ones for their own grant. */
public record Reader(String user, Set<String> groups) {}
