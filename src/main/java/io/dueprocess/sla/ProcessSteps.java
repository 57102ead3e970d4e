package io.dueprocess.sla;

import io.dueprocess.engine.Unrestricted;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The user tasks of a model: their names and candidate groups. */
class ProcessSteps {

    private static final String EXPRESSION = "$";

    private record Step(String name, List<String> groups) {}

    private final Map<String, Step> steps;

    private ProcessSteps(Map<String, Step> steps) {
        this.steps = steps;
    }

    /** The task's name; its element id when an earlier version of the model had it. */
    String name(String key) {
        return steps.containsKey(key) ? steps.get(key).name() : key;
    }

    /** Without those that are reckoned per case. */
    List<String> groups(String key) {
        return steps.containsKey(key) ? steps.get(key).groups() : List.of();
    }

    /** Reads each version of a model once. */
    @Component
    static class Models {

        private static final ProcessSteps NONE = new ProcessSteps(Map.of());

        private final RepositoryService repository;
        private final Unrestricted unrestricted;
        private final Map<String, ProcessSteps> read = new ConcurrentHashMap<>();

        Models(RepositoryService repository, Unrestricted unrestricted) {
            this.repository = repository;
            this.unrestricted = unrestricted;
        }

        /** Of the latest version. */
        ProcessSteps of(String process) {
            return unrestricted.ask(() -> {
                ProcessDefinition latest = repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult();
                return latest == null ? NONE : read.computeIfAbsent(latest.getId(), this::read);
            });
        }

        private ProcessSteps read(String definition) {
            Map<String, Step> steps = new LinkedHashMap<>();
            for (UserTask task : repository.getBpmnModelInstance(definition).getModelElementsByType(UserTask.class)) {
                String groups = task.getCamundaCandidateGroups() == null ? "" : task.getCamundaCandidateGroups();
                List<String> named = groups.contains(EXPRESSION)
                        ? List.of()
                        : Arrays.stream(groups.split(","))
                                .map(String::strip)
                                .filter(group -> !group.isEmpty())
                                .toList();
                steps.put(task.getId(), new Step(task.getName(), named));
            }
            return new ProcessSteps(Map.copyOf(steps));
        }
    }
}
