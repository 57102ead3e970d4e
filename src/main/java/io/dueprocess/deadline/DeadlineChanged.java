package io.dueprocess.deadline;

/**
 * Published in the transaction that starts a clock or changes anything about it.
 *
 * @param before null when it was started
 */
public record DeadlineChanged(Deadline before, Deadline after) {}
