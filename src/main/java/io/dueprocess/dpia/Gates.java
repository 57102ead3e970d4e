package io.dueprocess.dpia;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The gates of the processing activities as they stand now. */
@Service
@Transactional(readOnly = true)
public class Gates {

    private final ProcessingActivities activities;
    private final DpiaStore store;
    private final DpiaConditions conditions;
    private final ProcessingChanges changes;
    private final CaseFiles files;
    private final Clock clock;
    private final ZoneId zone;

    Gates(
            ProcessingActivities activities,
            DpiaStore store,
            DpiaConditions conditions,
            ProcessingChanges changes,
            CaseFiles files,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.activities = activities;
        this.store = store;
        this.conditions = conditions;
        this.changes = changes;
        this.files = files;
        this.clock = clock;
        this.zone = zone;
    }

    /** Empty for an activity that is not known. */
    public Optional<Gate> find(String activity) {
        return activities.find(activity).map(known -> gate(store.ofActivity(known.activity())));
    }

    /** Reference of the case that explains the gate; empty when there is none. */
    public Optional<String> reference(Gate gate) {
        return Optional.ofNullable(gate.about())
                .flatMap(about -> files.find(about.caseId()))
                .map(CaseFile::reference);
    }

    Gate gate(List<DpiaFacts> versions) {
        Map<String, List<DpiaConditions.Condition>> owed =
                versions.stream().map(DpiaFacts::caseId).collect(Collectors.toMap(Function.identity(), conditions::of));
        Set<String> changed = versions.stream()
                .filter(changes::pending)
                .map(DpiaFacts::caseId)
                .collect(Collectors.toSet());
        return Gate.of(versions, owed, changed, LocalDate.ofInstant(clock.instant(), zone));
    }
}
