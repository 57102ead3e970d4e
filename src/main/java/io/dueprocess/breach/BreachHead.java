package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What every task form of a breach shows at its head. Task forms are in English, like Tasklist itself. */
@Component
class BreachHead {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm (xxx)", Locale.UK);

    private final CaseFiles files;
    private final BreachStore store;
    private final Deadlines deadlines;
    private final ZoneId zone;

    BreachHead(CaseFiles files, BreachStore store, Deadlines deadlines, @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.store = store;
        this.deadlines = deadlines;
        this.zone = zone;
    }

    Map<String, Object> of(String caseId) {
        BreachFacts facts = store.get(caseId);
        Deadline deadline = deadlines.find(caseId, facts.role().clock()).orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("caseReference", reference(caseId));
        values.put("caseDue", hour(deadline.expiresAt()) + (deadline.state().open() ? "" : " (done)"));
        values.put("caseTitle", breach(caseId).title());
        return values;
    }

    /** Short reference of the case; a drill's says that it is one. */
    String reference(String caseId) {
        String reference = files.find(caseId).orElseThrow().reference();
        return store.get(caseId).isDrill() ? "DRILL " + reference : reference;
    }

    Breach breach(String caseId) {
        return files.get(caseId, Breach.KIND, Breach.KIND, Breach.class).orElseThrow();
    }

    /** In the organisation's zone, with its offset. */
    String hour(Instant instant) {
        return HOUR.format(instant.atZone(zone));
    }
}
