package io.dueprocess.engine.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;

/**
 * A REST call to the engine that concerns forms or could go around them, read from its path; the same for the webapps'
 * API and for {@code /engine-rest}. Of the calls that change something only those named here exist.
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
        /** Changes users, groups or rights, retries a job or moves a timer: passed on and audited. */
        ADMINISTER,
        /** A question sent by POST: passed on, unless an expression stands in it. */
        ASK,
        /** Ways around the forms. */
        FORBIDDEN
    }

    private static final List<String> WEBAPPS = List.of("camunda", "api", "engine", "engine");
    private static final List<String> REST_OF_NAMED = List.of("engine-rest", "engine");
    private static final List<String> REST = List.of("engine-rest");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> VARIABLES = Set.of("variables", "localVariables");
    private static final Set<String> ASKS_FILTER = Set.of("list", "count", "singleResult");
    private static final Set<String> ASKED =
            Set.of("task", "process-instance", "execution", "job", "variable-instance", "external-task");

    /** Empty for calls that are the engine's own business. */
    static Optional<EngineCall> of(HttpServletRequest request) {
        boolean reads = READING.contains(request.getMethod());
        List<String> path = withoutRoot(segments(
                request.getRequestURI().substring(request.getContextPath().length())));
        return Optional.ofNullable(reads ? reading(path) : writing(path));
    }

    private static EngineCall reading(List<String> path) {
        if (path.size() < 3 || !path.get(0).equals("task")) {
            return null;
        }
        if (VARIABLES.contains(path.get(2))) {
            return forbidden(); // whoever may open a task's form has the right, and no need
        }
        return path.size() == 3 && path.get(2).equals("form-variables")
                ? new EngineCall(Kind.SHOW_TASK, path.get(1))
                : null;
    }

    private static EngineCall writing(List<String> path) {
        if (path.isEmpty()) {
            return null;
        }
        if (isQuery(path)) {
            return new EngineCall(Kind.ASK, "");
        }
        return switch (path.get(0)) {
            case "task" -> ofTask(path);
            case "process-definition" -> ofDefinition(path);
            case "user", "group", "authorization", "tenant" -> administer(path);
            // to execute a job here would hold up the audit chain that every sign-in writes to
            case "job", "job-definition" -> path.contains("execute") ? forbidden() : administer(path);
            case "identity" -> path.contains("password-policy") ? null : forbidden();
            // a case moves and ends by its process alone; a model or an expression of somebody's own could call any
            // bean
            default -> forbidden();
        };
    }

    /** A question that is sent by POST. */
    private static boolean isQuery(List<String> path) {
        String last = path.get(path.size() - 1);
        int size = last.equals("count") ? path.size() - 1 : path.size();
        return switch (path.get(0)) {
            case "filter" -> path.size() == 3 && ASKS_FILTER.contains(last);
            case "history" -> size == 2 && !path.get(1).equals("cleanup");
            default -> size == 1 && ASKED.contains(path.get(0));
        };
    }

    private static EngineCall ofTask(List<String> path) {
        String action = path.size() < 3 ? "" : String.join("/", path.subList(2, path.size()));
        return switch (action) {
            case "submit-form", "complete" -> new EngineCall(Kind.SUBMIT_TASK, path.get(1));
            case "claim", "assignee" -> new EngineCall(Kind.ASSIGN_TASK, path.get(1));
            case "unclaim" -> null;
            // dates and holders are not for moving; comments, attachments and variables would be clear text in the
            // engine
            default -> forbidden();
        };
    }

    private static EngineCall ofDefinition(List<String> path) {
        String action = path.get(path.size() - 1);
        boolean byKey = path.size() > 1 && path.get(1).equals("key");
        boolean form = action.equals("submit-form") && path.size() == (byKey ? 4 : 3);
        return form ? new EngineCall(Kind.SUBMIT_START, path.get(byKey ? 2 : 1)) : forbidden();
    }

    private static EngineCall administer(List<String> path) {
        return new EngineCall(Kind.ADMINISTER, String.join("/", path));
    }

    private static EngineCall forbidden() {
        return new EngineCall(Kind.FORBIDDEN, "");
    }

    /** Decoded and without path parameters, as the engine's own routing reads it. */
    private static List<String> segments(String path) {
        return PathContainer.parsePath(path).elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                .toList();
    }

    private static List<String> withoutRoot(List<String> path) {
        if (startsWith(path, WEBAPPS) || startsWith(path, REST_OF_NAMED)) {
            int root = (path.get(0).equals("camunda") ? WEBAPPS : REST_OF_NAMED).size() + 1;
            return path.subList(Math.min(root, path.size()), path.size());
        }
        return startsWith(path, REST) ? path.subList(REST.size(), path.size()) : List.of();
    }

    private static boolean startsWith(List<String> path, List<String> root) {
        return path.size() >= root.size() && path.subList(0, root.size()).equals(root);
    }
}
