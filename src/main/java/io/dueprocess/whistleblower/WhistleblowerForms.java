package io.dueprocess.whistleblower;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Refused;
import io.dueprocess.engine.StoredForms;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a handler filled in last on a task form, as the form gateway stored it: kind {@code form}, key {@code formId/taskId}. */
@Component
class WhistleblowerForms {

    /** A form's latest round. */
    record Filled(Map<String, Object> fields) {

        Object value(String field) {
            return fields.get(field);
        }

        /** Stripped; empty when the field was left empty or hidden. */
        String text(String field) {
            return fields.get(field) instanceof String text ? text.strip() : "";
        }

        /** A date as the form wrote it, or null. */
        LocalDate day(String field) {
            return text(field).isEmpty() ? null : LocalDate.parse(text(field));
        }
    }

    private final CaseFiles files;

    WhistleblowerForms(CaseFiles files) {
        this.files = files;
    }

    /**
     * Needs the case's key on this thread. Entries come in the order in which they were first written; their times are days
     * and tell two rounds of one day not apart.
     *
     * @throws Refused when nobody filled in the form: its task was completed by another road
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Filled latest(String caseId, String formId) {
        return files.list(caseId, StoredForms.KIND, formId + "/", Map.class).stream()
                .reduce((earlier, later) -> later)
                .map(entry -> new Filled((Map<String, Object>) entry.content()))
                .orElseThrow(() -> new Refused("whistleblower.refused.no-form"));
    }
}
