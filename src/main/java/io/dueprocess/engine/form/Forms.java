package io.dueprocess.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The deployed forms of tasks and of process starts. */
@Component
class Forms {

    /**
     * @param caseId business key of the process instance, or null when it belongs to no case
     * @param oneOfMany true when the task is repeated side by side, such as once for each system of record
     */
    record TaskForm(
            String taskId,
            String caseId,
            String processDefinitionId,
            boolean oneOfMany,
            String formId,
            List<FormField> fields) {}

    /** @param fields empty list when the process has no start form */
    record StartForm(ProcessDefinition definition, String formId, List<FormField> fields) {}

    /** What the engine numbers the runs of a repeated activity with. */
    private static final String LOOP_COUNTER = "loopCounter";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final FormService forms;

    Forms(TaskService tasks, RuntimeService runtime, RepositoryService repository, FormService forms) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.forms = forms;
    }

    /** The form of an open task; empty when the task is gone, if only just now, or belongs to no process. */
    Optional<TaskForm> ofTask(String taskId) {
        try {
            return open(taskId);
        } catch (RuntimeException failure) {
            if (assignee(taskId).isPresent()) {
                throw failure;
            }
            return Optional.empty(); // completed between two of our questions, which the engine answers by a failure
        }
    }

    private Optional<TaskForm> open(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult();
        if (task == null || task.getProcessInstanceId() == null) {
            return Optional.empty();
        }
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        JsonNode form = task.getCamundaFormRef() == null ? null : read(forms.getDeployedTaskForm(taskId));
        return Optional.of(new TaskForm(
                taskId,
                instance.getBusinessKey(),
                task.getProcessDefinitionId(),
                tasks.getVariable(taskId, LOOP_COUNTER) != null,
                id(form),
                fields(form)));
    }

    /** @param idOrKey process definition id or key */
    Optional<StartForm> ofStart(String idOrKey) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(idOrKey)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionId(idOrKey)
                    .singleResult();
        }
        if (definition == null || forms.getStartFormData(definition.getId()).getCamundaFormRef() == null) {
            return Optional.empty();
        }
        JsonNode form = read(forms.getDeployedStartForm(definition.getId()));
        return Optional.of(new StartForm(definition, id(form), fields(form)));
    }

    /** Who has claimed the open task: empty when the task is gone, an empty text when nobody has. */
    Optional<String> assignee(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> Objects.requireNonNullElse(task.getAssignee(), ""));
    }

    private static String id(JsonNode form) {
        return form == null ? "" : form.get("id").asText();
    }

    private static List<FormField> fields(JsonNode form) {
        return form == null
                ? List.of()
                : StreamSupport.stream(form.get("components").spliterator(), false)
                        .filter(FormField::isField)
                        .map(FormField::of)
                        .toList();
    }

    private static JsonNode read(InputStream form) {
        try (form) {
            return JSON.readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
