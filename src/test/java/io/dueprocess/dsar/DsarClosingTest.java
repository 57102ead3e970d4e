package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.EXPIRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.dsar.DsarFacts.Outcome;
import org.junit.jupiter.api.Test;

/** The end of a request: the date frozen, the retention date set. */
class DsarClosingTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarClosing closing = world.the(DsarClosing.class);
    private final DsarStore store = world.the(DsarStore.class);
    private final String caseId = world.open(Right.ACCESS);

    @Test
    void answeredInTimeTheDateIsMet() {
        store.answered(caseId, Outcome.ANSWERED, EXPIRY.minusMillis(1));
        world.clock.to(EXPIRY.plusSeconds(60));
        closing.close(caseId);
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.MET);
        assertThat(world.deadline(caseId).closedAt()).isEqualTo(EXPIRY.minusMillis(1));
    }

    @Test
    void answeredAtTheFirstInstantTooLateItIsMetLate() {
        store.answered(caseId, Outcome.ANSWERED, EXPIRY);
        world.clock.to(EXPIRY.plusSeconds(60));
        closing.close(caseId);
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.MET_LATE);
    }

    @Test
    void aRefusalInTimeMeetsTheDateToo() {
        store.answered(caseId, Outcome.REFUSED, world.clock.instant());
        closing.close(caseId);
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.MET);
    }

    @Test
    void withdrawnThereIsNoDutyAnyMore() {
        store.withdrawn(caseId);
        closing.close(caseId);
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.CANCELLED);
    }

    @Test
    void theFileIsKeptThreeYearsFromTheLocalDayOfClosing() {
        store.answered(caseId, Outcome.ANSWERED, world.clock.instant());
        world.clock.to(DsarWorld.at("2027-02-28T23:30:00Z"));
        closing.close(caseId);
        CaseFile file = world.files().find(caseId).orElseThrow();
        assertThat(file.closedAt()).isEqualTo(world.clock.instant());
        assertThat(file.retainUntil()).as("1 March in Copenhagen").isEqualTo("2030-03-01");
    }

    @Test
    void aRetryChangesNeitherOutcomeNorDates() {
        store.answered(caseId, Outcome.ANSWERED, world.clock.instant());
        closing.close(caseId);
        Deadline met = world.deadline(caseId);
        closing.close(caseId);
        assertThat(world.deadline(caseId)).isEqualTo(met);
        assertThat(world.audit(caseId, AuditAction.DEADLINE))
                .containsExactly("start dsar-response", "meet dsar-response");
    }

    @Test
    void aShreddedRequestLeavesNoFacts() {
        world.the(DsarStore.class).collectedNow(caseId, "crm");
        world.the(DsarWork.class).doneNow(caseId, DsarWork.Kind.ERASE, "crm");
        world.files().shred(caseId, DsarWorld.PETRA);
        assertThat(store.collected(caseId, "crm")).isFalse();
        assertThat(world.the(DsarWork.class).systems(caseId, DsarWork.Kind.ERASE))
                .isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> store.get(caseId))
                .isInstanceOf(java.util.NoSuchElementException.class);
    }
}
