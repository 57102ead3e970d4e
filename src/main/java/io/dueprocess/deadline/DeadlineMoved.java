package io.dueprocess.deadline;

/** Published in the changing transaction after a pause, resumption, extension or correction: timers and tasks follow. */
public record DeadlineMoved(String caseId, Clock clock) {}
