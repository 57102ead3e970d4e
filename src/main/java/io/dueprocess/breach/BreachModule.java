package io.dueprocess.breach;

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

/** The rules of {@code breach-notification} that the engine enforces at every task. */
@Component
class BreachModule implements ProcessModule {

    private final BreachEntry entry;
    private final BreachStore store;
    private final BreachHead head;
    private final List<BreachPart> parts;

    BreachModule(BreachEntry entry, BreachStore store, BreachHead head, List<BreachPart> parts) {
        this.entry = entry;
        this.store = store;
        this.head = head;
        this.parts = parts;
    }

    @Override
    public String processKey() {
        return BreachProcess.KEY;
    }

    @Override
    public Rights rights() {
        return new Rights(BreachProcess.READERS, BreachProcess.READERS, Set.of(Groups.MANAGERS));
    }

    @Override
    public Clock clock() {
        return Clock.BREACH_AUTHORITY;
    }

    @Override
    public Clock clockOf(String caseId) {
        return store.get(caseId).role().clock();
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
        String decision = (String) variables.get(BreachProcess.DECISION.name());
        parts.forEach(part -> part.beforeComplete(caseId, taskKey, userId, decision));
    }

    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        return parts.stream()
                .flatMap(part -> part.excludedFrom(caseId, taskKey).stream())
                .collect(Collectors.toSet());
    }
}
