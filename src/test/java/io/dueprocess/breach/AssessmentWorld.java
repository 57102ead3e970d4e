package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Refused;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TurningClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Assessments of breaches over real case files in one H2 database, with the tables as deployed and no engine around them. */
final class AssessmentWorld {

    static final String PETRA = "petra";
    static final String DORA = "dora";

    /** Inputs of the tables, each a method of {@link BreachAssessments} of that name. */
    private static final List<String> SEVERITY_INPUTS = List.of(
            "simple",
            "behavioural",
            "financial",
            "sensitive",
            "ease",
            "confidentiality",
            "integrity",
            "availability",
            "malicious",
            "delicate",
            "unintelligible",
            "overHundred");

    private static final List<String> DUTY_INPUTS = List.of("level", "lowButDelicate", "unintelligible");

    private static AssessmentWorld world;

    final TurningClock clock = new TurningClock(Instant.parse("2026-10-23T12:30:00Z"));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private AssessmentWorld() {
        ServiceWorld.settle(context, Map.of());
        context.getBeanFactory().registerSingleton("clock", clock);
        context.register(Wiring.class);
        context.refresh();
    }

    static AssessmentWorld get() {
        if (world == null) {
            world = new AssessmentWorld();
        }
        return world;
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    BreachAssessments assessments() {
        return the(BreachAssessments.class);
    }

    BreachFacts facts(String caseId) {
        return the(BreachStore.class).get(caseId);
    }

    /** A breach of which we are aware; nothing is assessed. */
    String open() {
        CaseFiles files = the(CaseFiles.class);
        String caseId =
                files.open(BreachProcess.KEY, BreachProcess.READERS, PETRA).id();
        the(BreachStore.class)
                .insert(
                        caseId,
                        UUID.randomUUID().toString(),
                        BreachFacts.Channel.STAFF,
                        BreachFacts.Role.CONTROLLER,
                        null,
                        new BreachTimes(null, null, null, OffsetDateTime.parse("2026-10-23T14:00:00+02:00")));
        files.put(caseId, Breach.KIND, Breach.KIND, new Breach("Lost laptop", "It was left in a train.", ""), PETRA);
        return caseId;
    }

    /** The person fills in the form, and the process runs both tables. */
    void assess(String caseId, String userId, Map<String, Object> answers) {
        form(caseId, BreachProcess.FORM_ASSESS, answers, userId);
        assessments().beforeComplete(caseId, BreachProcess.TASK_ASSESS, userId, null);
        assessments().recordSeverity(caseId, BreachDecisions.severity(inputs(caseId, SEVERITY_INPUTS)));
        assessments().recordProposal(caseId, BreachDecisions.duties(inputs(caseId, DUTY_INPUTS)));
    }

    void decide(String caseId, String userId, Map<String, Object> fields) {
        form(caseId, BreachProcess.FORM_DECIDE, fields, userId);
        assessments().beforeComplete(caseId, BreachProcess.TASK_DECIDE, userId, (String) fields.get("decision"));
    }

    /** As the form gateway stores it, just before the task completes. */
    void form(String caseId, String formId, Map<String, Object> fields, String userId) {
        clock.turn(java.time.Duration.ofMinutes(1));
        the(CaseFiles.class).put(caseId, "form", formId + "/" + UUID.randomUUID(), fields, userId);
    }

    /** Answers in the form's own options: score 1.00 x 1 with nothing else, then what differs. */
    static Map<String, Object> answers(String... changes) {
        Map<String, Object> answers = new LinkedHashMap<>();
        List.of("behavioural", "financial", "sensitive").forEach(category -> answers.put(category, "0"));
        List.of("confidentiality", "integrity", "availability").forEach(element -> answers.put(element, "NONE"));
        List.of("malicious", "delicate", "unintelligible", "overHundred").forEach(flag -> answers.put(flag, "no"));
        answers.put("simple", "1");
        answers.put("ease", "MAXIMUM");
        answers.put("reasoning", "As far as we know.");
        for (int index = 0; index < changes.length; index += 2) {
            answers.put(changes[index], changes[index + 1]);
        }
        return answers;
    }

    static DelegateExecution execution(String caseId) {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(caseId);
        return execution;
    }

    static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refused.class).hasMessage("breach.refused." + code);
    }

    private Map<String, Object> inputs(String caseId, List<String> names) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (String name : names) {
            try {
                inputs.put(
                        name,
                        BreachAssessments.class
                                .getMethod(name, DelegateExecution.class)
                                .invoke(assessments(), execution(caseId)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return inputs;
    }

    /** No component, so that whole-application tests do not find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan({"io.dueprocess.casefile"})
    @Import({
        ServiceWorld.class,
        BreachStore.class,
        BreachForms.class,
        AssessmentVersions.class,
        AssessmentWords.class,
        BreachAssessments.class
    })
    static class Wiring {

        @Bean
        MessageSource messageSource() {
            return ServiceWorld.messages("breach-severity");
        }
    }
}
