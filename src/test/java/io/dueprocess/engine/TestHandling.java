package io.dueprocess.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The least that a process module does. */
public final class TestHandling implements ProcessModule {

    /** A note with this word is refused. */
    public static final String NOT_THIS = "NOT-THIS";

    public final Set<String> excluded = new HashSet<>();

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final java.time.Clock clock;

    TestHandling(CaseFiles files, Deadlines deadlines, java.time.Clock clock) {
        this.files = files;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public String processKey() {
        return HandlingModel.KEY;
    }

    @Override
    public Rights rights() {
        return new Rights(Set.of(HandlingModel.GROUP), Set.of(HandlingModel.GROUP), Set.of("managers"));
    }

    @Override
    public Clock clock() {
        return Clock.DSAR_RESPONSE;
    }

    @Override
    public Map<String, Object> formValues(String caseId, String formId, Locale language) {
        return Map.of("shown", "From the case file", "unknown", "not the form's");
    }

    @Override
    public String open(String formId, Map<String, Object> fields, String userId) {
        String caseId = open(clock.instant(), userId);
        files.put(caseId, "entry", "entry", fields, userId);
        if (String.valueOf(fields.get("personName")).contains(NOT_THIS)) {
            throw new Refused("engine.refused.four-eyes");
        }
        return caseId;
    }

    public String open(Instant receivedAt, String userId) {
        String caseId = files.open(HandlingModel.KEY, Set.of(HandlingModel.GROUP), userId)
                .id();
        deadlines.start(caseId, Clock.DSAR_RESPONSE, receivedAt, userId);
        return caseId;
    }

    /** Fails as a parser does that quotes what it reads. */
    public void fail(String content) {
        throw new IllegalStateException("cannot read " + content);
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, Map<String, Object> variables) {
        boolean refused = files.list(caseId, "form", JsonNode.class).stream()
                .anyMatch(entry -> entry.content().path("note").asText().contains(NOT_THIS));
        if (refused) {
            throw new Refused("engine.refused.four-eyes");
        }
    }

    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        return excluded;
    }
}
