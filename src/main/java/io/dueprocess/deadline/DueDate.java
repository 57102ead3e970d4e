package io.dueprocess.deadline;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A computed due date.
 *
 * @param nominal the period's last day before rolling, in the organisation's zone
 * @param due the last day on which the duty can be met in time, inclusive, in the organisation's zone
 * @param expiresAt the first instant that is too late: the next local midnight, or for hours the very instant
 * @param explanation English sentences that say how the date came about
 * @param explanationDa the same in Danish
 */
public record DueDate(LocalDate nominal, LocalDate due, Instant expiresAt, String explanation, String explanationDa) {}
