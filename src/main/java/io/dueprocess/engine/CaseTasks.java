package io.dueprocess.engine;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The engine's tasks as the case desk needs them. */
@Service
public class CaseTasks {

    /** @param key element id of the user task */
    public record CaseTask(String id, String caseId, String key, String name, String assignee, java.time.Instant due) {}

    /** The task, if the current user may read it (engine authorizations apply). */
    public Optional<CaseTask> find(String taskId) {
        throw new UnsupportedOperationException();
    }

    /** Open tasks of a case, oldest first, regardless of authorizations: the caller has checked read access to the case. */
    public List<CaseTask> of(String caseId) {
        throw new UnsupportedOperationException();
    }
}
