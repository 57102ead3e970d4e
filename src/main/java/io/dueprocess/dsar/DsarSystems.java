package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue.Recipient;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.desk.UploadKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Which systems a request asks, for the model's expressions. */
@Component("dsarSystems")
public class DsarSystems {

    private static final String KIND = "system-task";

    private final SystemsOfRecord systems;
    private final CaseFiles files;

    DsarSystems(SystemsOfRecord systems, CaseFiles files) {
        this.systems = systems;
        this.files = files;
    }

    /** Ids of the systems to ask, in the catalogue's order. */
    public List<String> toAsk(DelegateExecution execution) {
        return systems.catalogue().systems().stream()
                .filter(system -> !system.onRequest())
                .map(SystemOfRecord::id)
                .toList();
    }

    public boolean connected(DelegateExecution execution) {
        return systems.catalogue().system(DsarProcess.SYSTEM.from(execution)).hasConnector();
    }

    /** The group that owns the system whose turn it is: it does by hand what no connector may. */
    public String owner(DelegateExecution execution) {
        return systems.catalogue().system(DsarProcess.SYSTEM.from(execution)).owner();
    }

    /** Groups that own a system. */
    Set<String> owners() {
        return systems.catalogue().systems().stream()
                .map(SystemOfRecord::owner)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Names the task after its system, remembers which one it is about, and lets its group read why. */
    void name(DelegateTask task) {
        SystemOfRecord system = systems.catalogue().system(DsarProcess.SYSTEM.from(task));
        boolean providing = DsarProcess.TASK_PROVIDE_DATA.equals(task.getTaskDefinitionKey());
        task.setName((providing ? "Provide data from " : task.getName() + ": ")
                + system.name().in(Locale.ENGLISH));
        files.put(task.getExecution().getProcessBusinessKey(), KIND, task.getId(), system.id(), Actors.SYSTEM);
        open(task);
    }

    void nameRecipient(DelegateTask task) {
        String id = DsarProcess.RECIPIENT.from(task);
        String name = systems.catalogue().recipients().stream()
                .filter(recipient -> recipient.id().equals(id))
                .map(Recipient::name)
                .findFirst()
                .orElse(id);
        task.setName("Tell " + name);
    }

    /** Whoever is to do the task may read the case file; nobody learns more than that task needs him to. */
    void open(DelegateTask task) {
        String caseId = task.getExecution().getProcessBusinessKey();
        task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null && !DsarProcess.READERS.contains(group))
                .forEach(group -> files.grant(caseId, group, Actors.SYSTEM));
    }

    /** Who wrote or uploaded what a system without connector holds. */
    Set<String> authors(String caseId, DsarForms forms) {
        return Stream.concat(
                        files.attachments(caseId).stream()
                                .filter(file -> file.kind().equals(UploadKind.PROVIDED_DATA.id()))
                                .map(Attachment::author),
                        forms.authors(caseId, DsarProcess.FORM_PROVIDE_DATA).stream())
                .collect(Collectors.toSet());
    }

    /** System id to what staff said it holds; only of systems that staff provided data from. */
    Map<String, Map<String, Object>> provided(String caseId, DsarForms forms) {
        Map<String, Map<String, Object>> provided = new LinkedHashMap<>();
        forms.rounds(caseId, DsarProcess.FORM_PROVIDE_DATA)
                .forEach((taskId, fields) -> files.get(caseId, KIND, taskId, String.class)
                        .ifPresent(system -> provided.put(system, fields)));
        return provided;
    }
}
