package io.dueprocess.engine.form;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.Reader;
import io.dueprocess.engine.ProcessModule;
import io.dueprocess.engine.ProcessModules;
import io.dueprocess.engine.StoredForms;
import io.dueprocess.engine.Unrestricted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Moves the content of forms between browser and case file. */
@Component
class FormContent {

    private final Forms forms;
    private final FormRules rules;
    private final CaseFiles files;
    private final Audit audit;
    private final ProcessModules modules;
    private final IdentityService identity;
    private final Unrestricted unrestricted;

    FormContent(
            Forms forms,
            FormRules rules,
            CaseFiles files,
            Audit audit,
            ProcessModules modules,
            IdentityService identity,
            Unrestricted unrestricted) {
        this.forms = forms;
        this.rules = rules;
        this.files = files;
        this.audit = audit;
        this.modules = modules;
        this.identity = identity;
        this.unrestricted = unrestricted;
    }

    /** Checks the submission, keeps its content in the case file and answers the body for the engine. */
    byte[] storeTask(String taskId, Submission submission, String userId) {
        return unrestricted.ask(() -> store(taskId, submission, userId));
    }

    private byte[] store(String taskId, Submission submission, String userId) {
        Forms.TaskForm form = forms.ofTask(taskId).orElseThrow(FormContent::taskGone);
        Map<String, Object> values = rules.check(form.fields(), submission.values());
        Map<String, Object> routing = select(form.fields(), values, false);
        if (!form.formId().isEmpty()) {
            // the decision too: the engine forgets it with its history, the case file has to prove it (Art. 5(2))
            files.put(form.caseId(), StoredForms.KIND, form.formId() + "/" + taskId, values, userId);
            audit.record(form.caseId(), userId, AuditAction.DECIDE, form.formId() + "/" + taskId + decided(routing));
        }
        return submission.forEngine(routing, null);
    }

    /** Options of the form such as {@code decision=approve}; free text is content and never among them. */
    private static String decided(Map<String, Object> routing) {
        return routing.entrySet().stream()
                .filter(option -> option.getValue() != null)
                .map(option -> " " + option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining());
    }

    /** Opens a case from a start form and answers the body for the engine, with the case id as business key. */
    byte[] openCase(String definition, Submission submission, String userId) {
        return unrestricted.ask(() -> open(definition, submission, userId));
    }

    private byte[] open(String definition, Submission submission, String userId) {
        Forms.StartForm form = forms.ofStart(definition).orElseThrow(() -> new FormRefused("engine.form.no-start"));
        ProcessModule module =
                modules.ofKey(form.definition().getKey()).orElseThrow(() -> new FormRefused("engine.form.no-start"));
        Map<String, Object> values = rules.check(form.fields(), submission.values());
        String caseId = module.open(form.formId(), select(form.fields(), values, true), userId);
        return submission.forEngine(select(form.fields(), values, false), caseId);
    }

    /**
     * What administrators do stands in the audit, since the engine keeps no log of its own at our history level. Jobs are
     * theirs alone.
     */
    void administers(String method, String path, String userId) {
        if (path.startsWith("job") && !isAdministrator(userId)) {
            throw new FormRefused(HttpStatus.FORBIDDEN, "engine.form.forbidden");
        }
        audit.record(null, userId, AuditAction.ADMINISTER, method + " " + path);
    }

    /** The engine asks no right of whoever changes a job of its own, such as the one that cleans up history. */
    private boolean isAdministrator(String userId) {
        return unrestricted.ask(() -> identity.createGroupQuery()
                        .groupMember(userId)
                        .groupId(Groups.CAMUNDA_ADMIN)
                        .count()
                > 0);
    }

    /** What the form shows: the module's values, then those of an earlier round; refused to who may not read the case. */
    Map<String, Object> values(String taskId, String userId, Locale language) {
        return unrestricted.ask(() -> shown(taskId, userId, language));
    }

    /** Why the engine would not complete or assign the task, when that is because somebody else was faster. */
    Optional<FormRefused> overtaken(String taskId, String userId) {
        Optional<String> assignee = unrestricted.ask(() -> forms.assignee(taskId));
        if (assignee.isEmpty()) {
            return Optional.of(taskGone());
        }
        return assignee.filter(other -> !other.isEmpty() && !other.equals(userId))
                .map(other -> new FormRefused(HttpStatus.CONFLICT, "engine.refused.claimed"));
    }

    private static FormRefused taskGone() {
        return new FormRefused(HttpStatus.CONFLICT, "engine.form.task-gone");
    }

    private Map<String, Object> shown(String taskId, String userId, Locale language) {
        Forms.TaskForm form = forms.ofTask(taskId).orElseThrow(FormContent::taskGone);
        if (form.caseId() == null || !files.mayRead(form.caseId(), new Reader(userId, groups(userId)))) {
            throw new FormRefused(HttpStatus.FORBIDDEN, "engine.form.not-reader");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        modules.ofDefinition(form.processDefinitionId())
                .ifPresent(module -> values.putAll(module.formValues(form.caseId(), form.formId(), language)));
        values.putAll(earlier(form));
        values.keySet()
                .retainAll(form.fields().stream()
                        .filter(FormField::content) // each round decides anew
                        .map(FormField::key)
                        .collect(Collectors.toSet()));
        audit.record(form.caseId(), userId, AuditAction.READ, form.formId() + "/" + taskId);
        return values;
    }

    /** What an earlier round of the form stored; tasks side by side are no rounds of one another. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Map<String, Object> earlier(Forms.TaskForm form) {
        if (form.oneOfMany()) {
            return Map.of();
        }
        return files.list(form.caseId(), StoredForms.KIND, form.formId() + "/", Map.class).stream()
                .reduce((earlier, later) -> later)
                .map(Entry::content)
                .map(map -> (Map<String, Object>) map)
                .orElse(Map.of());
    }

    private static Map<String, Object> select(List<FormField> fields, Map<String, Object> values, boolean content) {
        Map<String, Object> selected = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> field.content() == content && values.containsKey(field.key()))
                .forEach(field -> selected.put(field.key(), values.get(field.key())));
        return selected;
    }

    private Set<String> groups(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }
}
