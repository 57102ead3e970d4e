package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.breach.BreachProcess;
import io.dueprocess.dpia.DpiaProcess;
import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.retention.RetentionProcess;
import io.dueprocess.whistleblower.WhistleblowerProcess;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

/** Every model keeps the rules of the house. */
class ProcessModelTest {

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

    private static final Pattern CALL = Pattern.compile("\\$\\{(\\w+)\\.(\\w+)\\(");

    /** Element type to the prefixes of its id. */
    private static final Pattern ID =
            Pattern.compile("(StartEvent|EndEvent|BoundaryEvent|CatchEvent|ThrowEvent|UserTask"
                    + "|ServiceTask|ReceiveTask|BusinessRuleTask|CallActivity|SubProcess|Gateway)_[A-Z][A-Za-z0-9]+");

    /** First word of a model's name to the class that declares its strings. */
    private static final Map<String, Class<?>> STRINGS = Map.of(
            "breach", BreachProcess.class,
            "dpia", DpiaProcess.class,
            "dsar", DsarProcess.class,
            "erase", RetentionProcess.class,
            "retention", RetentionProcess.class,
            "whistleblower", WhistleblowerProcess.class);

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void isExecutableUnderItsFileNameAndForgetsItsHistory(Path file) {
        Process process = process(file);
        assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getDocumentations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingIsNamedAndDrawn(Path file) {
        for (FlowNode node : all(file, FlowNode.class)) {
            assertThat(node.getId()).matches(ID);
            assertThat(node.getName()).as(node.getId()).isNotBlank();
            assertThat(node.getDiagramElement()).as(node.getId()).isNotNull();
        }
        for (SequenceFlow flow : all(file, SequenceFlow.class)) {
            assertThat(flow.getId()).startsWith("Flow_");
            assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void serviceTasksCallAnExistingDelegateAsynchronouslyWithRetries(Path file) {
        Set<String> delegates = beans(JavaDelegate.class);
        for (ServiceTask task : all(file, ServiceTask.class)) {
            Matcher bean = BEAN.matcher(String.valueOf(task.getCamundaDelegateExpression()));
            assertThat(bean.matches())
                    .as(task.getId() + " by delegateExpression")
                    .isTrue();
            assertThat(delegates).as(task.getId()).contains(bean.group(1));
            assertThat(task.isCamundaAsyncBefore()).as(task.getId()).isTrue();
            assertThat(task.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaFailedJobRetryTimeCycle.class)
                            .list())
                    .as("retry cycle of " + task.getId())
                    .hasSize(1);
        }
        assertThat(all(file, ScriptTask.class)).isEmpty();
    }

    /** The engine finds a method by reflection, and finds none in a class that is not public. */
    @ParameterizedTest
    @MethodSource("models")
    void expressionsCallPublicMethodsOfPublicBeans(Path file) throws IOException {
        Matcher call = CALL.matcher(Files.readString(file));
        while (call.find()) {
            Class<?> bean = types().get(call.group(1));
            assertThat(bean).as(call.group()).isNotNull();
            assertThat(Modifier.isPublic(bean.getModifiers()))
                    .as(bean.getName())
                    .isTrue();
            assertThat(bean.getMethods()).extracting(Method::getName).contains(call.group(2));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void userTasksHaveAGroupAFormAndADueDate(Path file) {
        for (UserTask task : all(file, UserTask.class)) {
            assertThat(task.getCamundaCandidateGroupsList()).as(task.getId()).isNotEmpty();
            assertThat(task.getCamundaAssignee()).as(task.getId()).isNull();
            assertThat(task.getCamundaDueDate()).as(task.getId()).matches("\\$\\{(clocks|workingDays)\\..+");
            assertThat(Path.of("forms", task.getCamundaFormRef() + ".form")).exists();
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void divergingGatewaysCoverAllCases(Path file) {
        for (Gateway gateway : all(file, Gateway.class)) {
            Collection<SequenceFlow> out = gateway.getOutgoing();
            if (out.size() < 2 || gateway instanceof ParallelGateway || gateway instanceof EventBasedGateway) {
                continue;
            }
            SequenceFlow byDefault = gateway instanceof ExclusiveGateway exclusive
                    ? exclusive.getDefault()
                    : gateway instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null;
            boolean conditions = out.stream()
                    .filter(flow -> flow != byDefault)
                    .allMatch(flow -> flow.getConditionExpression() != null && flow.getName() != null);
            assertThat(conditions).as("every way out of " + gateway.getId()).isTrue();
            if (gateway instanceof ExclusiveGateway) {
                assertThat(byDefault).as("default of " + gateway.getId()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingLeadsFromAStartToAnEnd(Path file) {
        for (FlowNode node : all(file, FlowNode.class)) {
            boolean begins = node instanceof StartEvent || node instanceof BoundaryEvent;
            boolean eventSubProcess = node instanceof SubProcess sub && sub.triggeredByEvent();
            assertThat(begins || eventSubProcess || !node.getIncoming().isEmpty())
                    .as(node.getId() + " can be reached")
                    .isTrue();
            assertThat(node instanceof EndEvent
                            || eventSubProcess
                            || !node.getOutgoing().isEmpty())
                    .as(node.getId() + " leads on")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void legalElementsNameTheirArticle(Path file) {
        for (Activity activity : all(file, Activity.class)) {
            if (activity instanceof UserTask) {
                String documentation = activity.getDocumentations().stream()
                        .map(text -> text.getTextContent())
                        .collect(Collectors.joining());
                assertThat(documentation).as(activity.getId()).containsPattern("Art\\. \\d+|§ \\d+");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void timersComeFromTheLegalCalendarNeverFromAMonth(Path file) throws IOException {
        for (EventDefinition definition : all(file, EventDefinition.class)) {
            assertThat(definition.getRawTextContent()).doesNotContainPattern("P\\d+[MY]");
        }
        assertThat(Files.readString(file)).doesNotContain("<bpmn:script");
    }

    @ParameterizedTest
    @MethodSource("models")
    void namesEqualTheConstants(Path file) throws IOException {
        String module = file.getFileName().toString().replaceFirst("-.*", "");
        if (!STRINGS.containsKey(module)) {
            return;
        }
        Set<String> declared = constants(STRINGS.get(module));
        for (Message message : all(file, Message.class)) {
            assertThat(declared).contains(message.getName());
        }
        for (Error error : all(file, Error.class)) {
            assertThat(declared).contains(error.getErrorCode());
        }
        for (UserTask task : all(file, UserTask.class)) {
            assertThat(declared).contains(task.getId(), task.getCamundaFormRef());
        }
    }

    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(ProcessModelTest::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> beans(Class<?> type) {
        var scanner = new org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(type));
        return scanner.findCandidateComponents("io.dueprocess").stream()
                .map(definition -> load(definition.getBeanClassName()))
                .map(bean -> bean.getAnnotation(Component.class))
                .filter(component -> component != null)
                .map(Component::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Name to class of every component that has a name of its own. */
    private static Map<String, Class<?>> types() {
        var scanner = new org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider(true);
        return scanner.findCandidateComponents("io.dueprocess").stream()
                .map(definition -> load(definition.getBeanClassName()))
                .filter(type -> type.isAnnotationPresent(Component.class)
                        && !type.getAnnotation(Component.class).value().isEmpty())
                .collect(Collectors.toMap(
                        type -> type.getAnnotation(Component.class).value(), type -> type));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process process(Path file) {
        return all(file, Process.class).iterator().next();
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(
            Path file, Class<T> type) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Bpmn.validateModel(model);
        return model.getModelElementsByType(type);
    }
}
