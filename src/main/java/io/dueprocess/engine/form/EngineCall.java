package io.dueprocess.engine.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A REST call to the engine that concerns forms or could go around them, read from its path; the same for the webapps'
 * API and for {@code /engine-rest}.
 *
 * @param id task id, process definition id or key; empty where the call names none
 */
record EngineCall(Kind kind, String id) {

    enum Kind {
        /** Completes a task. */
        SUBMIT_TASK,
        /** Claims or assigns a task: passed on, but a refusal is put into words. */
        ASSIGN_TASK,
        /** Shows a task form's values. */
        SHOW_TASK,
        /** Starts a process through its start form. */
        SUBMIT_START,
        /** Ways around the forms. */
        FORBIDDEN
    }

    private static final String ROOT = "^(?:/camunda/api/engine/engine/[^/]+|/engine-rest(?:/engine/[^/]+)?)";
    private static final Pattern TASK = Pattern.compile(ROOT + "/task/([^/]+)/([a-zA-Z-]+)$");
    private static final Pattern DEFINITION =
            Pattern.compile(ROOT + "/process-definition/(?:key/)?([^/]+)/(submit-form|start)$");
    private static final Pattern MESSAGE = Pattern.compile(ROOT + "/(message|signal|condition|modification)(/.*)?$");

    static Optional<EngineCall> of(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean post = "POST".equals(request.getMethod());
        Matcher task = TASK.matcher(path);
        if (task.matches()) {
            return ofTask(task.group(1), task.group(2), post);
        }
        Matcher definition = DEFINITION.matcher(path);
        if (post && definition.matches()) {
            Kind kind = definition.group(2).equals("submit-form") ? Kind.SUBMIT_START : Kind.FORBIDDEN;
            return Optional.of(new EngineCall(kind, definition.group(1)));
        }
        return post && MESSAGE.matcher(path).matches()
                ? Optional.of(new EngineCall(Kind.FORBIDDEN, ""))
                : Optional.empty();
    }

    private static Optional<EngineCall> ofTask(String taskId, String action, boolean post) {
        Kind kind = switch (action) {
            case "submit-form", "complete" -> post ? Kind.SUBMIT_TASK : null;
            case "claim", "assignee" -> post ? Kind.ASSIGN_TASK : null;
            case "form-variables" -> post ? null : Kind.SHOW_TASK;
            case "resolve", "delegate", "bpmnError", "bpmnEscalation" -> post ? Kind.FORBIDDEN : null;
            default -> null;
        };
        return Optional.ofNullable(kind).map(known -> new EngineCall(known, taskId));
    }
}
