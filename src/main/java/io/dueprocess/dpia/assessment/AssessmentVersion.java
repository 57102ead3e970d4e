package io.dueprocess.dpia.assessment;

import java.time.Instant;

/**
 * An assessment as it stood when its authors handed it on.
 *
 * @param number within the case, from 1
 * @param by user id
 * @param inherent the worst risk before measures, never the mean
 * @param residual the worst risk after measures
 */
public record AssessmentVersion(
        int number, Instant at, String by, Assessment assessment, Level inherent, Level residual) {

    /** Kind of the entries. */
    public static final String KIND = "dpia-version";
}
