package io.dueprocess.dsar;

import java.time.Instant;

/** Who decided an item last, and when; the instant also tells two states of an item apart. */
public record DecisionMark(String by, Instant at) {}
