package io.dueprocess.dpia.assessment;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Unrestricted;
import io.dueprocess.support.RiskDecision;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TestDatabases;
import io.dueprocess.support.TurningClock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Assessments over real case files in one database, with the table as deployed and no engine around them. */
public final class WritingWorld {

    public static final String BO = "bo";
    public static final String PETRA = "petra";

    public final TurningClock clock = new TurningClock(Instant.parse("2026-11-02T09:00:00Z"));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public WritingWorld() {
        this(TestDatabases.h2());
    }

    public WritingWorld(DataSource database) {
        ServiceWorld.settle(context, Map.of());
        context.setAllowBeanDefinitionOverriding(true);
        context.getBeanFactory().registerSingleton("clock", clock);
        context.register(Wiring.class);
        context.addBeanFactoryPostProcessor(factory -> {
            ((org.springframework.beans.factory.support.BeanDefinitionRegistry) factory)
                    .removeBeanDefinition("database");
            factory.registerSingleton("database", database);
        });
        context.refresh();
    }

    public <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    AssessmentItems items() {
        return the(AssessmentItems.class);
    }

    Assessments assessments() {
        return the(Assessments.class);
    }

    /** A case without an assessment. */
    public String newCase() {
        return the(CaseFiles.class)
                .open("dpia-approval", Set.of("business-owner"), BO)
                .id();
    }

    /** A case whose assessment authors may write. */
    public String open() {
        String caseId = newCase();
        assessments().open(caseId, true);
        return caseId;
    }

    /** No component, so that whole-application tests do not find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan({"io.dueprocess.casefile", "io.dueprocess.dpia.assessment"})
    @Import({ServiceWorld.class, RiskDecision.class, Unrestricted.class})
    static class Wiring {}
}
