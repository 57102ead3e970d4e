package io.dueprocess.link;

import java.util.List;

/** Where another process says that the impact assessment of a processing must be reviewed (GDPR Art. 35(11)). */
public interface ImpactReview {

    /**
     * Begins the review of the processing activity, in the caller's transaction.
     *
     * @param activity id or name of a processing activity, as somebody typed it
     * @param reason in words; it stands in the case file of the assessment
     * @return false when no activity of that id or name is known, so that nothing was begun
     */
    boolean riskChanged(String activity, String reason);

    /** Names of the processing activities that are known. */
    List<String> known();
}
