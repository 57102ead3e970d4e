package io.dueprocess.whistleblower;

import java.util.Locale;

/**
 * A report that is to be submitted.
 *
 * @param token of the form, from which the receipt code is made
 * @param contact how to reach the reporter, or empty
 * @param language in which the reporter reads
 */
public record NewReport(String token, Report report, String contact, Locale language) {}
