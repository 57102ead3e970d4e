package io.dueprocess.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A version of the models that there might be one day: {@code dsar-handling} with one more task after the review. */
public final class NextVersion {

    /** The task that is new. */
    public static final String ADDED = "UserTask_SecondLook";

    private static final Path MODEL = Path.of("processes/dsar-handling.bpmn");

    private NextVersion() {}

    /** The changed model. */
    public static String model() {
        BpmnModelInstance model = Bpmn.readModelFromFile(MODEL.toFile());
        SequenceFlow flow = model.getModelElementById("Flow_ReviewItems_CompileAnswer");
        FlowNode next = flow.getTarget();
        BpmnModelElementInstance scope = (BpmnModelElementInstance) flow.getParentElement();

        UserTask added = model.newInstance(UserTask.class, ADDED);
        added.setName("Look a second time");
        added.setCamundaCandidateGroups("privacy-team");
        added.setCamundaDueDate("${clocks.due(execution)}");
        scope.addChildElement(added);
        next.getIncoming().remove(flow);
        flow.setTarget(added);
        added.getIncoming().add(flow);

        SequenceFlow on = model.newInstance(SequenceFlow.class, "Flow_SecondLook_CompileAnswer");
        scope.addChildElement(on);
        on.setSource(added);
        on.setTarget(next);
        added.getOutgoing().add(on);
        next.getIncoming().add(on);
        return Bpmn.convertToString(model);
    }

    /** All models and forms of that version, in a folder of their own: the argument of a node that brings them. */
    public static String deployedBy(Path folder) {
        try {
            for (Path from : List.of(Path.of("processes"), Path.of("forms"))) {
                Path to = Files.createDirectories(folder.resolve(from));
                try (Stream<Path> files = Files.list(from)) {
                    for (Path file : files.toList()) {
                        Files.copy(file, to.resolve(file.getFileName()));
                    }
                }
            }
            Files.writeString(folder.resolve(MODEL), model());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "--camunda.bpm.deployment-resource-pattern="
                + String.join(
                        ",",
                        List.of(
                                "file:" + folder + "/processes/*.bpmn",
                                "file:" + folder + "/processes/*.dmn",
                                "file:" + folder + "/forms/*.form"));
    }
}
