package io.dueprocess.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The process modules by the id of their process; looked up late, since they use engine services themselves. */
@Component
public class ProcessModules {

    private final ObjectProvider<ProcessModule> beans;
    private final ObjectProvider<RepositoryService> repository;
    private final Unrestricted unrestricted;
    private volatile Map<String, ProcessModule> byKey;

    ProcessModules(
            ObjectProvider<ProcessModule> beans,
            ObjectProvider<RepositoryService> repository,
            Unrestricted unrestricted) {
        this.beans = beans;
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** The module of a deployed process definition; empty for processes that are none of a module's. */
    public Optional<ProcessModule> ofDefinition(String processDefinitionId) {
        return ofKey(unrestricted.ask(() ->
                repository.getObject().getProcessDefinition(processDefinitionId).getKey()));
    }

    public Optional<ProcessModule> ofKey(String processKey) {
        return Optional.ofNullable(byKey().get(processKey));
    }

    public List<ProcessModule> all() {
        return beans.stream().toList();
    }

    /** Every clock and task of every case asks, and the answer never changes. */
    private Map<String, ProcessModule> byKey() {
        Map<String, ProcessModule> known = byKey;
        if (known == null) {
            known = beans.stream()
                    .collect(Collectors.toUnmodifiableMap(ProcessModule::processKey, Function.identity()));
            byKey = known;
        }
        return known;
    }
}
