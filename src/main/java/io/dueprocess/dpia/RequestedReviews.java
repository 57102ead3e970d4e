package io.dueprocess.dpia;

import io.dueprocess.casefile.Actors;
import io.dueprocess.link.ImpactReview;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reviews of impact assessments that other processes ask for. */
@Component
@Transactional
class RequestedReviews implements ImpactReview {

    private final ProcessingActivities activities;
    private final ProcessingChanges changes;

    RequestedReviews(ProcessingActivities activities, ProcessingChanges changes) {
        this.activities = activities;
        this.changes = changes;
    }

    @Override
    public boolean riskChanged(String activity, String reason) {
        Optional<Processing> known = activities.named(activity);
        known.ifPresent(one -> changes.report(one.activity(), reason, Actors.SYSTEM));
        return known.isPresent();
    }

    @Override
    public List<String> known() {
        return activities.names();
    }
}
