package io.dueprocess.support;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.dmn.DecisionEvaluationBuilder;
import org.springframework.context.annotation.Bean;

/** The table {@code dpia-risk-level} as it is deployed, with no engine around it. To be imported; no component. */
public class RiskDecision {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static final DmnDecision TABLE = table();

    public static String level(int severity, int likelihood) {
        return ENGINE.evaluateDecisionTable(TABLE, Map.of("severity", severity, "likelihood", likelihood))
                .getSingleResult()
                .getSingleEntry();
    }

    @Bean
    IdentityService identityService() {
        return mock(IdentityService.class);
    }

    /** Knows that one table, whichever it is asked for. */
    @Bean
    DecisionService decisionService() {
        DecisionService decisions = mock(DecisionService.class);
        when(decisions.evaluateDecisionTableByKey(anyString())).thenAnswer(asked -> asking());
        return decisions;
    }

    private static DecisionEvaluationBuilder asking() {
        AtomicReference<Map<String, Object>> inputs = new AtomicReference<>();
        DecisionEvaluationBuilder builder = mock(DecisionEvaluationBuilder.class);
        when(builder.variables(any())).thenAnswer(call -> {
            inputs.set(call.getArgument(0));
            return builder;
        });
        when(builder.evaluate()).thenAnswer(call -> ENGINE.evaluateDecisionTable(TABLE, inputs.get()));
        return builder;
    }

    private static DmnDecision table() {
        try (InputStream model = Files.newInputStream(Path.of("processes", "dpia-risk-level.dmn"))) {
            return ENGINE.parseDecision("dpia-risk-level", model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
