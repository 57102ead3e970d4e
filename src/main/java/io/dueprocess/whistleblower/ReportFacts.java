package io.dueprocess.whistleblower;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The clear-text facts of a report: enumerations and days in the organisation's zone, nothing else.
 *
 * @param language in which the reporter reads the inbox
 * @param acknowledgedOn day of the acknowledgement, or null
 * @param scope what the assessment decided, or null
 * @param outcome how it ended, or null while it is open
 * @param feedbackOn day of the first feedback, a referral or dismissal included, or null
 * @param moreOn day on which the reporter was told to expect more, or null
 * @param closedOn or null while it is open
 * @param reopened how often it was taken up again
 */
record ReportFacts(
        String caseId,
        Channel channel,
        Locale language,
        boolean anonymous,
        LocalDate receivedOn,
        LocalDate acknowledgedOn,
        Scope scope,
        Outcome outcome,
        LocalDate feedbackOn,
        LocalDate moreOn,
        LocalDate closedOn,
        int reopened) {}
