package io.dueprocess.dpia.assessment;

import java.time.LocalDate;

/**
 * A measure that treats risks (GDPR Art. 35(7)(d)).
 *
 * @param owner who carries it out, as people say it: a team or a function
 * @param due when it is to be in place; null when it is
 */
public record Measure(String title, String description, String owner, LocalDate due, boolean inPlace) {}
