package io.dueprocess.dpia.assessment;

import io.dueprocess.engine.Unrestricted;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Levels of risks, as {@code dpia-risk-level} says them and nothing else. */
@Component
public class RiskLevels {

    public static final String DECISION = "dpia-risk-level";

    /** Both scales end there (CNIL). */
    public static final int MAXIMUM = 4;

    private final DecisionService decisions;
    private final Unrestricted unrestricted;

    RiskLevels(DecisionService decisions, Unrestricted unrestricted) {
        this.decisions = decisions;
        this.unrestricted = unrestricted;
    }

    /**
     * @param severity from 1 to 4
     * @param likelihood from 1 to 4
     */
    public Level of(int severity, int likelihood) {
        Map<String, Object> inputs = Map.of("severity", severity, "likelihood", likelihood);
        return unrestricted.ask(() -> Level.valueOf(decisions
                .evaluateDecisionTableByKey(DECISION)
                .variables(inputs)
                .evaluate()
                .getSingleResult()
                .getSingleEntry()));
    }

    /** Before measures; empty while it is not judged. */
    public Optional<Level> before(Risk risk) {
        return level(risk.severityBefore(), risk.likelihoodBefore());
    }

    /** After measures; empty while it is not judged. */
    public Optional<Level> after(Risk risk) {
        return level(risk.severityAfter(), risk.likelihoodAfter());
    }

    /** The worst risk before measures, never the mean; empty while none is judged. */
    public Optional<Level> inherent(Collection<Risk> risks) {
        return worst(risks.stream().flatMap(risk -> before(risk).stream()));
    }

    /** The worst risk after measures, never the mean; empty while none is judged. */
    public Optional<Level> residual(Collection<Risk> risks) {
        return worst(risks.stream().flatMap(risk -> after(risk).stream()));
    }

    private Optional<Level> level(Integer severity, Integer likelihood) {
        return severity == null || likelihood == null ? Optional.empty() : Optional.of(of(severity, likelihood));
    }

    private static Optional<Level> worst(Stream<Level> levels) {
        return levels.max(Comparator.naturalOrder());
    }
}
