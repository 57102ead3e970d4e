package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What staff filled in on the task forms, as the form gateway stored it: kind {@code form}, key {@code formId/taskId}. */
public class StoredForms {

    /** Kind of the entries; their keys are {@code formId/taskId}. */
    public static final String KIND = "form";

    private final CaseFiles files;

    public StoredForms(CaseFiles files) {
        this.files = files;
    }

    /** Fields of the form's latest round; empty when nobody filled it in yet. */
    public Map<String, Object> latest(String caseId, String formId) {
        Map<String, Object> latest = Map.of();
        for (Map<String, Object> round : rounds(caseId, formId).values()) {
            latest = round;
        }
        return latest;
    }

    /** A text field of the latest round; empty when it was left empty or hidden. */
    public String text(String caseId, String formId, String field) {
        return latest(caseId, formId).get(field) instanceof String text ? text : "";
    }

    /** Task id to fields, oldest round first. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Map<String, Map<String, Object>> rounds(String caseId, String formId) {
        Map<String, Map<String, Object>> rounds = new LinkedHashMap<>();
        String prefix = formId + "/";
        files.list(caseId, KIND, prefix, Map.class).stream()
                .sorted(Comparator.comparing(Entry<Map>::at))
                .forEach(entry -> rounds.put(entry.key().substring(prefix.length()), entry.content()));
        return rounds;
    }

    /** Who filled in the latest round; empty when nobody did yet. */
    @SuppressWarnings("rawtypes")
    public Optional<String> latestAuthor(String caseId, String formId) {
        return files.list(caseId, KIND, formId + "/", Map.class).stream()
                .max(Comparator.comparing(Entry<Map>::at))
                .map(Entry<Map>::author);
    }

    /** When the latest round was filled in; empty when it was not yet. */
    @SuppressWarnings("rawtypes")
    public Optional<Instant> latestAt(String caseId, String formId) {
        return files.list(caseId, KIND, formId + "/", Map.class).stream()
                .map(Entry<Map>::at)
                .max(Comparator.naturalOrder());
    }

    /** Who filled in any round of the form. */
    @SuppressWarnings("rawtypes")
    public Set<String> authors(String caseId, String formId) {
        return files.list(caseId, KIND, formId + "/", Map.class).stream()
                .map(Entry<Map>::author)
                .collect(Collectors.toSet());
    }
}
