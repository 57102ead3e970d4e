package io.dueprocess.dpia;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.assessment.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Assessments that bo wrote and that are complete, with the residual risk that a test wants; papers that nobody writes. To be
 * given to an application beside its own sources; no component.
 */
class FakeAssessments {

    static final String AUTHOR = "bo";

    /** Residual risk of what is handed on from now on. */
    static Level residual = Level.LOW;

    private static final Map<String, AssessmentVersion> LATEST = new ConcurrentHashMap<>();

    @Bean
    @Primary
    Assessments assessmentsOfBo() {
        Assessments fake = mock(Assessments.class);
        when(fake.missing(anyString())).thenReturn(List.of());
        when(fake.authors(anyString())).thenReturn(Set.of(AUTHOR));
        when(fake.latest(anyString())).thenAnswer(call -> Optional.ofNullable(LATEST.get(call.<String>getArgument(0))));
        when(fake.handOn(anyString(), any())).thenAnswer(call -> handOn(call.getArgument(0), call.getArgument(1)));
        return fake;
    }

    private static AssessmentVersion handOn(String caseId, String actor) {
        AssessmentVersion before = LATEST.get(caseId);
        AssessmentVersion version = new AssessmentVersion(
                before == null ? 1 : before.number() + 1,
                Instant.now(),
                actor,
                new Assessment(Map.of(), Map.of(), Map.of()),
                Level.VERY_HIGH,
                residual);
        LATEST.put(caseId, version);
        return version;
    }

    @Bean
    @Primary
    DpiaPapers noPapers() {
        return mock(DpiaPapers.class);
    }
}
