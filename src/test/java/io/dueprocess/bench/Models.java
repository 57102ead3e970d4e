package io.dueprocess.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Message;

/** What our models call things, read from themselves. */
final class Models {

    private static final Map<String, String> MESSAGES = new ConcurrentHashMap<>();

    private Models() {}

    /** @param id of the message's element, in one of the models that people or systems start */
    static String messageName(String id) {
        return MESSAGES.computeIfAbsent(id, Models::find);
    }

    private static String find(String id) {
        for (String model : List.of("dsar-handling", "breach-notification", "whistleblower-intake")) {
            BpmnModelInstance read =
                    Bpmn.readModelFromFile(Path.of("processes", model + ".bpmn").toFile());
            if (read.getModelElementById(id) instanceof Message message) {
                return message.getName();
            }
        }
        throw new IllegalArgumentException(id);
    }
}
