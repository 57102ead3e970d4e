package io.dueprocess.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Erasures;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.PlannedRow.Treatment;
import io.dueprocess.datamap.Retained;
import io.dueprocess.datamap.RowRef;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TurningClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Holds, and what is erased on its day, over real case files; systems and engine are mocks. */
class RetentionServicesTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2031, 12, 31);
    private static final RowRef ORDER = new RowRef("crm", "orders", "17");
    private static final RowRef OTHER = new RowRef("crm", "orders", "18");

    private final TurningClock clock = new TurningClock(Instant.parse("2027-06-15T10:00:00Z"));
    private final Erasures erasures = mock(Erasures.class);
    private final RuntimeService runtime = mock(RuntimeService.class);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @EnableTransactionManagement
    @ComponentScan("io.dueprocess.casefile")
    @Import({
        ServiceWorld.class,
        Holds.class,
        EraseLater.class,
        EraseLaterStore.class,
        RetentionStore.class,
        LaterRun.class,
        RetentionForms.class
    })
    static class Wiring {}

    @BeforeEach
    void build() {
        ServiceWorld.settle(context, Map.of());
        context.getBeanFactory().registerSingleton("clock", clock);
        context.getBeanFactory().registerSingleton("erasures", erasures);
        context.getBeanFactory().registerSingleton("runtime", runtime);
        context.getBeanFactory()
                .registerSingleton("settings", new RetentionSettings(Period.ofYears(5), Period.ofDays(30)));
        context.register(Wiring.class);
        context.refresh();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private String caseId() {
        return context.getBean(CaseFiles.class)
                .open("dsar-handling", Set.of("dpo"), "dora")
                .id();
    }

    @Test
    void aHoldKeepsItsRowsUntilItsLastDayOrItsEnd() {
        Holds holds = context.getBean(Holds.class);
        String cause = caseId();
        holds.set(List.of(ORDER), new Retained("crm", "orders", "17", "Art. 17(3)(e)", LAST_DAY), cause, "dora");
        assertThat(holds.held(List.of(ORDER, OTHER))).containsExactly(ORDER);
        clock.to(Instant.parse("2032-01-01T00:00:00Z"));
        assertThat(holds.held(List.of(ORDER))).isEmpty();
        holds.set(List.of(ORDER), new Retained("crm", "orders", "17", "Art. 17(3)(e)", null), cause, "dora");
        assertThat(holds.retained(List.of(ORDER, OTHER)))
                .extracting(Retained::rowId)
                .containsExactly("17");
        holds.lift(cause, "dora");
        assertThat(holds.held(List.of(ORDER))).isEmpty();
    }

    @Test
    void whatIsKeptIsErasedTheDayAfterItsLastAndScheduledOnce() {
        EraseLater later = context.getBean(EraseLater.class);
        SystemPlan plan = new SystemPlan(
                "crm",
                false,
                List.of(kept("17", LAST_DAY, false), kept("18", null, false), kept("19", LAST_DAY, true)));
        assertThat(later.schedule("case-1", List.of(plan))).containsExactly(LocalDate.of(2032, 1, 1));
        assertThat(later.schedule("case-1", List.of(plan))).containsExactly(LocalDate.of(2032, 1, 1));
        ArgumentCaptor<String> file = ArgumentCaptor.forClass(String.class);
        verify(runtime, times(1))
                .startProcessInstanceByMessage(eq(RetentionProcess.MESSAGE_ERASE_LATER), file.capture());

        LaterRun run = context.getBean(LaterRun.class);
        when(erasures.plan(eq("crm"), eq(List.of(ORDER)), any())).thenReturn(plan);
        run.erase(file.getValue());
        verify(erasures).carryOut(plan);
        run.close(file.getValue());
        assertThat(context.getBean(CaseFiles.class)
                        .get(file.getValue(), LaterRows.KIND, LaterRows.KEY, LaterRows.class))
                .isEmpty();
    }

    @Test
    void aRuleIsApprovedInItsVeryWording() {
        RetentionStore store = context.getBean(RetentionStore.class);
        store.notBefore("events", LocalDate.of(2027, 7, 15));
        assertThat(store.waits("events", LocalDate.of(2027, 7, 14))).isTrue();
        assertThat(store.waits("events", LocalDate.of(2027, 7, 15))).isFalse();
        store.approve("events", "one", "dora");
        assertThat(store.approved("events", "one")).isTrue();
        assertThat(store.approved("events", "other")).isFalse();
        store.insertRun("c1", "events");
        assertThat(store.ruleOf("c1")).isEqualTo("events");
        assertThat(store.runsOf("events")).containsExactly("c1");
    }

    private static PlannedRow kept(String id, LocalDate until, boolean uncertain) {
        return new PlannedRow("orders", id, Treatment.KEEP, Set.of(), until, "Art. 17(3)(b)", null, uncertain);
    }
}
