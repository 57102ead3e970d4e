package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted, when, and that it outlives the cases. Years are counted by receipt. */
class WhistleblowerStatisticsTest {

    private WhistleblowerWorld world;
    private WhistleblowerStore store;

    @BeforeEach
    void fresh() {
        world = WhistleblowerWorld.fresh();
        store = world.the(WhistleblowerStore.class);
    }

    private Map<Measure, Integer> counted(int year) {
        return world.the(ReportYears.class).of(year);
    }

    private String received(LocalDate day, LocalDate acknowledged) {
        String caseId = world.report(day, acknowledged, "wim");
        world.the(WhistleblowerClocks.class).acknowledge(caseId);
        return caseId;
    }

    @Test
    void whatBecomesOfAReportIsCountedOnceInTheYearOfItsReceipt() {
        world.on("2021-12-20");
        LocalDate day = LocalDate.of(2021, 12, 20);
        String caseId = received(day, day);
        world.on("2022-01-10");
        world.complete(caseId, WhistleblowerProcess.TASK_ASSESS_SCOPE, "inScope", Map.of("scopeReasons", "yes"));
        world.feedback(caseId, "status", Map.of("moreOn", "2022-05-01"));
        world.feedback(caseId, "final", Map.of());
        world.close(caseId, "inconclusive", Map.of());
        assertThat(counted(2022).values()).containsOnly(0);
        assertThat(counted(2021))
                .containsEntry(Measure.RECEIVED, 1)
                .containsEntry(Measure.ORAL, 0)
                .containsEntry(Measure.ANONYMOUS, 1)
                .containsEntry(Measure.ACKNOWLEDGED_IN_TIME, 1)
                .containsEntry(Measure.IN_SCOPE, 1)
                .containsEntry(Measure.FEEDBACK_IN_TIME, 1)
                .containsEntry(Measure.CLOSED, 1)
                .containsEntry(Measure.INCONCLUSIVE, 1);
        world.files().shred(caseId, "(system)");
        assertThat(counted(2021)).containsEntry(Measure.RECEIVED, 1).containsEntry(Measure.INCONCLUSIVE, 1);
    }

    @Test
    void whatCameTooLateDoesNotCountAsInTime() {
        world.on("2020-03-20");
        String caseId = received(LocalDate.of(2020, 3, 1), LocalDate.of(2020, 3, 9));
        world.on("2020-06-09");
        world.complete(
                caseId,
                WhistleblowerProcess.TASK_ASSESS_SCOPE,
                "dismiss",
                Map.of("scopeReasons", "no", "tellReporter", "It is not covered, since ..."));
        assertThat(counted(2020))
                .containsEntry(Measure.ACKNOWLEDGED_IN_TIME, 0)
                .containsEntry(Measure.FEEDBACK_IN_TIME, 0)
                .containsEntry(Measure.DISMISSED, 1);
    }

    @Test
    void aReopenedCaseIsNoLongerCountedAsClosed() {
        world.on("2019-05-01");
        LocalDate day = LocalDate.of(2019, 5, 1);
        String caseId = received(day, day);
        world.complete(
                caseId,
                WhistleblowerProcess.TASK_ASSESS_SCOPE,
                "dismiss",
                Map.of("scopeReasons", "no", "tellReporter", "It is not covered, since ..."));
        world.close(caseId, "notInvestigated", Map.of());
        for (int times = 0; times < 2; times++) {
            world.asWim(() -> {
                world.the(WhistleblowerCases.class).reopen(caseId, "New evidence.", "wim");
                return null;
            });
            assertThat(counted(2019))
                    .containsEntry(Measure.CLOSED, 0)
                    .containsEntry(Measure.DISMISSED, 0)
                    .containsEntry(Measure.IN_SCOPE, 1)
                    .containsEntry(Measure.REOPENED, 1)
                    .containsEntry(Measure.SUBSTANTIATED, 0);
            world.feedback(caseId, "final", Map.of());
            world.close(caseId, "substantiated", Map.of());
            assertThat(counted(2019)).containsEntry(Measure.CLOSED, 1).containsEntry(Measure.SUBSTANTIATED, 1);
        }
    }

    @Test
    void whatIsRolledBackIsNotCounted() {
        assertThatThrownBy(() -> world.inTransaction(() -> {
                    store.insert(
                            "rolled-back",
                            Channel.ORAL,
                            java.util.Locale.ENGLISH,
                            false,
                            LocalDate.of(2018, 1, 1),
                            null);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(counted(2018).values()).containsOnly(0);
    }

    @Test
    void aYearShowsWhatIsNoneOrManyAndWithholdsTheRest() {
        LocalDate day = LocalDate.of(2017, 6, 1);
        for (int i = 0; i < 7; i++) {
            String caseId = "statistics-" + i;
            store.insert(caseId, i < 2 ? Channel.ORAL : Channel.ONLINE, java.util.Locale.ENGLISH, true, day, day);
        }
        assertThat(world.the(WhistleblowerStatistics.class).of(2017).counts())
                .containsEntry("RECEIVED", 7)
                .containsEntry("ANONYMOUS", 7)
                .containsEntry("ORAL", null)
                .containsEntry("ACKNOWLEDGED_IN_TIME", 7)
                .containsEntry("CLOSED", 0);
    }
}
