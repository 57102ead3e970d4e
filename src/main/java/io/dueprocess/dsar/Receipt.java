package io.dueprocess.dsar;

import io.dueprocess.deadline.Deadline;

/** What the person sees at once after sending a request; the access code comes by mail only. */
public record Receipt(String reference, Deadline deadline) {}
