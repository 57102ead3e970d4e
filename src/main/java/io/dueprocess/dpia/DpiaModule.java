package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import io.dueprocess.deadline.Clock;
import io.dueprocess.engine.ProcessModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rules of {@code dpia-approval} that the engine enforces at every task. */
@Component
class DpiaModule implements ProcessModule {

    private final DpiaEntry entry;
    private final DpiaHead head;
    private final List<DpiaPart> parts;

    DpiaModule(DpiaEntry entry, DpiaHead head, List<DpiaPart> parts) {
        this.entry = entry;
        this.head = head;
        this.parts = parts;
    }

    @Override
    public String processKey() {
        return DpiaProcess.KEY;
    }

    @Override
    public Rights rights() {
        return new Rights(DpiaProcess.READERS, DpiaProcess.AUTHORS, Set.of(Groups.MANAGERS));
    }

    /** The law's only clock here; it runs while the authority is consulted (Art. 36(2)). */
    @Override
    public Clock clock() {
        return Clock.DPIA_CONSULTATION;
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId, Locale language) {
        Map<String, Object> values = new LinkedHashMap<>(head.of(caseId));
        parts.forEach(part -> values.putAll(part.formValues(caseId, formId)));
        return values;
    }

    @Override
    public String open(String formId, Map<String, Object> fields, String userId) {
        return entry.open(fields, userId);
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, Map<String, Object> variables) {
        String decision = (String) variables.get(DpiaProcess.DECISION.name());
        parts.forEach(part -> part.beforeComplete(caseId, taskKey, userId, decision));
    }

    @Override
    public boolean approves(String taskKey) {
        return ProcessModule.super.approves(taskKey)
                || Set.of(DpiaProcess.TASK_CONFIRM, DpiaProcess.TASK_DECIDE, DpiaProcess.TASK_DECIDE_HIGH_RISK)
                        .contains(taskKey);
    }

    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        return parts.stream()
                .flatMap(part -> part.excludedFrom(caseId, taskKey).stream())
                .collect(Collectors.toSet());
    }
}
