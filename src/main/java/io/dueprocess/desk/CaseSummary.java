package io.dueprocess.desk;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A case in a list: nothing that says anything about a person.
 *
 * @param process name of the process in the reader's language
 * @param state {@code open} or {@code closed}
 * @param due the nearest open due date, else the earliest closed one; null when no clock runs
 * @param light null when no clock runs
 */
public record CaseSummary(
        String id,
        String reference,
        String processKey,
        String process,
        Instant openedAt,
        String state,
        LocalDate due,
        TrafficLight light) {}
