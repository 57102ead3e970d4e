package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.InOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the public side leaves is told to the process in rounds, once, and one case does not hold up another. */
class WhistleblowerRoundsTest {

    WhistleblowerWorld world;
    private WhistleblowerRounds rounds;

    @BeforeEach
    void fresh() {
        world = world();
        rounds = world.the(WhistleblowerRounds.class);
    }

    WhistleblowerWorld world() {
        return WhistleblowerWorld.fresh();
    }

    @Test
    void aReportStartsItsProcessOnceForNobody() {
        String caseId = world.report();
        rounds.signal(caseId, Signal.SUBMITTED);
        verify(world.runtime, never()).startProcessInstanceByMessage(any(), any(), any());
        assertThat(rounds.run()).isOne();
        assertThat(rounds.run()).isZero();
        verify(world.runtime)
                .startProcessInstanceByMessage(
                        WhistleblowerProcess.MESSAGE_REPORT_SUBMITTED, caseId, Map.of("decision", "submitted"));
        assertThat(world.signals()).isZero();
    }

    @Test
    void aReportThatRunsAlreadyIsNotStartedTwice() {
        String caseId = world.report();
        when(world.instances.count()).thenReturn(1L);
        rounds.signal(caseId, Signal.SUBMITTED);
        rounds.run();
        verify(world.runtime, never()).startProcessInstanceByMessage(any(), any(), any());
        assertThat(world.signals()).isZero();
    }

    @Test
    void severalMessagesOfARoundAreToldOfOnceAfterTheStart() {
        String caseId = world.report();
        rounds.signal(caseId, Signal.MESSAGE);
        rounds.signal(caseId, Signal.MESSAGE);
        rounds.signal(caseId, Signal.SUBMITTED);
        when(world.instances.count()).thenReturn(0L, 1L);
        assertThat(rounds.run()).isOne();
        InOrder order = inOrder(world.runtime, world.correlation);
        order.verify(world.runtime).startProcessInstanceByMessage(any(), eq(caseId), any());
        order.verify(world.runtime).createMessageCorrelation(WhistleblowerProcess.MESSAGE_REPORTER_WROTE);
        order.verify(world.correlation).processInstanceBusinessKey(caseId);
        order.verify(world.correlation).correlate();
        verify(world.correlation, times(1)).correlate();
    }

    @Test
    void aMessageToAClosedCaseReachesItsHandlersAllTheSame() {
        String caseId = world.closed();
        rounds.signal(caseId, Signal.MESSAGE);
        assertThat(rounds.run()).isOne();
        assertThat(world.mails(caseId)).hasSize(2);
        verify(world.correlation, never()).correlate();
    }

    @Test
    void aCaseTakenUpAgainIsStartedByItsOwnMessage() {
        String caseId = world.closed();
        world.asWim(() -> {
            world.the(WhistleblowerCases.class).reopen(caseId, "New evidence.", "wim");
            return null;
        });
        rounds.run();
        verify(world.runtime)
                .startProcessInstanceByMessage(
                        WhistleblowerProcess.MESSAGE_CASE_REOPENED, caseId, Map.of("decision", "reopened"));
    }

    @Test
    void aCaseThatFailsKeepsItsRowsAndHoldsUpNoOther() {
        String bad = world.report();
        String good = world.report();
        rounds.signal(bad, Signal.SUBMITTED);
        rounds.signal(bad, Signal.MESSAGE);
        rounds.signal(good, Signal.SUBMITTED);
        doThrow(new IllegalStateException("not now"))
                .when(world.runtime)
                .startProcessInstanceByMessage(any(), eq(bad), any());
        assertThat(rounds.run()).isOne();
        verify(world.runtime).startProcessInstanceByMessage(any(), eq(good), any());
        assertThat(world.signals()).isEqualTo(2);
        org.mockito.Mockito.doReturn(null).when(world.runtime).startProcessInstanceByMessage(any(), eq(bad), any());
        assertThat(rounds.run()).isOne();
        assertThat(world.signals()).isZero();
        verify(world.runtime, times(2)).startProcessInstanceByMessage(any(), eq(bad), any());
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        String caseId = world.report();
        assertThatThrownBy(() -> world.inTransaction(() -> {
                    rounds.signal(caseId, Signal.SUBMITTED);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(rounds.run()).isZero();
    }

    @Test
    void theRowsHoldNoTimeAndNoOrder() {
        assertThat(world.the(JdbcClient.class).sql("""
                                select lower(column_name) from information_schema.columns
                                where lower(table_name) = 'dp_report_signal'""").query(String.class).list())
                .containsExactlyInAnyOrder("id", "case_id", "kind");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T15:30:12.345Z, PT1H, 2026-11-30T16:00:00Z",
        "2026-11-30T16:00:00Z,     PT1H, 2026-11-30T17:00:00Z",
        "2026-11-30T15:30:12.345Z, PT5S, 2026-11-30T15:30:15Z",
        "2026-11-30T15:30:12.345Z, P1D,  2026-12-01T00:00:00Z"
    })
    void roundsAreHeldByTheClockNotByTheReporter(Instant now, Duration round, Instant next) {
        assertThat(RoundTimer.next(now, round)).isEqualTo(next);
    }
}
