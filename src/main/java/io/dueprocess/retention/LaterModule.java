package io.dueprocess.retention;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.engine.ProcessModule;
import io.dueprocess.engine.Refused;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rules of {@code erase-later} that the engine enforces at every task. */
@Component
class LaterModule implements ProcessModule {

    private final CaseFiles files;
    private final LaterRun run;
    private final RetentionWords words;
    private final RetentionForms forms;
    private final java.time.Clock time;
    private final ZoneId zone;

    LaterModule(
            CaseFiles files,
            LaterRun run,
            RetentionWords words,
            RetentionForms forms,
            java.time.Clock time,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.run = run;
        this.words = words;
        this.forms = forms;
        this.time = time;
        this.zone = zone;
    }

    @Override
    public String processKey() {
        return RetentionProcess.LATER;
    }

    /** Nobody starts it by hand: an erasure does. */
    @Override
    public Rights rights() {
        return new Rights(RetentionProcess.READERS, Set.of(), Set.of());
    }

    @Override
    public Clock clock() {
        return null;
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId, Locale language) {
        Map<String, Object> values = new LinkedHashMap<>();
        files.find(caseId).map(CaseFile::reference).ifPresent(reference -> values.put("caseReference", reference));
        values.put("left", words.left(run.left(caseId), language));
        return values;
    }

    @Override
    public String open(String formId, Map<String, Object> fields, String userId) {
        throw new Refused("retention.refused.by-erasure-only");
    }

    /** A day that has passed would come round at once, and for ever. */
    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, Map<String, Object> variables) {
        if (!"again".equals(variables.get(RetentionProcess.DECISION.name()))) {
            return;
        }
        String again = forms.text(caseId, RetentionProcess.FORM_LOOK, "again");
        if (again.isEmpty() || !LocalDate.parse(again).isAfter(LocalDate.ofInstant(time.instant(), zone))) {
            throw new Refused("retention.refused.again");
        }
    }

    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        return Set.of();
    }
}
