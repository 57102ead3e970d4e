package io.dueprocess.retention;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.RetentionRule;
import io.dueprocess.deadline.Clock;
import io.dueprocess.engine.ProcessModule;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules of {@code retention-run} that the engine enforces at every task. */
@Component
class RetentionModule implements ProcessModule {

    /** Owners of systems have tasks here: what no connector may do. */
    private static final Set<String> WORKERS = Set.of(
            Groups.PRIVACY_TEAM, Groups.DPO, Groups.IT_SECURITY, Groups.BUSINESS_OWNER, Groups.LEGAL, Groups.MANAGERS);

    private final CaseFiles files;
    private final RetentionRules rules;
    private final RetentionWords words;

    RetentionModule(CaseFiles files, RetentionRules rules, RetentionWords words) {
        this.files = files;
        this.rules = rules;
        this.words = words;
    }

    @Override
    public String processKey() {
        return RetentionProcess.RUN;
    }

    @Override
    public Rights rights() {
        return new Rights(WORKERS, RetentionProcess.READERS, Set.of(Groups.MANAGERS));
    }

    /** The law sets none; the promise of the privacy policy has passed already when a run begins. */
    @Override
    public Clock clock() {
        return null;
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId, Locale language) {
        RetentionRule rule = rules.of(caseId);
        Map<String, Object> values = new LinkedHashMap<>();
        files.find(caseId).map(CaseFile::reference).ifPresent(reference -> values.put("caseReference", reference));
        values.put("rule", rule.id());
        values.put("promise", words.promise(rule, language));
        values.put("where", words.where(rule, language));
        files.get(caseId, Preview.KIND, Preview.KEY, Preview.class)
                .ifPresent(preview -> values.put("preview", words.preview(preview, rule, language)));
        return values;
    }

    /** Somebody wishes that it be looked at now; why stays in a file of its own. */
    @Override
    public String open(String formId, Map<String, Object> fields, String userId) {
        CaseFile file = files.open(RetentionProcess.RUN, RetentionProcess.READERS, userId);
        files.append(file.id(), "retention-wish", fields.get("reason"), userId);
        return file.id();
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, Map<String, Object> variables) {
        String decision = (String) variables.get(RetentionProcess.DECISION.name());
        if (RetentionProcess.TASK_APPROVE.equals(taskKey) && "approve".equals(decision)) {
            rules.approve(caseId, userId);
        }
    }

    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        return Set.of();
    }
}
