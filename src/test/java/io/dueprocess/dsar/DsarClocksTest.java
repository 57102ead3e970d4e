package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.EXPIRY;
import static io.dueprocess.dsar.DsarWorld.PETRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import io.dueprocess.access.Groups;
import io.dueprocess.deadline.Deadline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens when a clock of a request rings. */
class DsarClocksTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarClocks clocks = world.the(DsarClocks.class);
    private final String caseId = world.open(Right.ACCESS);

    @Test
    void theTeamIsRemindedOncePerDayAndMember() {
        when(world.staff.mailAddresses(Groups.PRIVACY_TEAM)).thenReturn(List.of("b@example.org", "a@example.org"));
        world.clock.to(DsarWorld.at("2027-02-22T00:00:00+01:00"));
        clocks.remind(caseId);
        clocks.remind(caseId);
        assertThat(world.mails(caseId)).containsExactlyInAnyOrder("reminder:2027-02-22:0", "reminder:2027-02-22:1");
        world.clock.to(DsarWorld.at("2027-02-27T00:00:00+01:00"));
        clocks.remind(caseId);
        assertThat(world.mails(caseId)).hasSize(4);
    }

    @Test
    void aReminderThatRingsLateIsWrittenAllTheSame() {
        world.clock.to(EXPIRY.plusSeconds(86_400));
        clocks.remind(caseId);
        assertThat(world.mails(caseId)).containsExactly("reminder:2027-03-03:0");
    }

    @Test
    void atExpiryTheCaseCountsAsLateAndDpoAndManagersAreToldOnceEach() {
        when(world.staff.mailAddresses(Groups.PRIVACY_TEAM)).thenReturn(List.of());
        when(world.staff.mailAddresses(Groups.DPO)).thenReturn(List.of("dpo@example.org"));
        when(world.staff.mailAddresses(Groups.MANAGERS)).thenReturn(List.of("boss@example.org", "dpo@example.org"));
        world.clock.to(EXPIRY);
        clocks.escalate(caseId);
        clocks.escalate(caseId);
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.MISSED);
        assertThat(world.mails(caseId)).containsExactlyInAnyOrder("escalation:2027-03-01:0", "escalation:2027-03-01:1");
    }

    @Test
    void aMissedRequestIsStillAnsweredAndThenCountsAsMetLate() {
        world.clock.to(EXPIRY);
        clocks.escalate(caseId);
        world.the(DsarStore.class).answered(caseId, DsarFacts.Outcome.ANSWERED, EXPIRY.plusSeconds(60));
        world.the(DsarClosing.class).close(caseId);
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.MET_LATE);
    }

    @Test
    void thePersonIsToldOfAnExtensionOnce() {
        world.clock.to(DsarWorld.at("2027-02-20T09:00:00+01:00"));
        world.the(DsarDesk.class).extend(caseId, 2, DsarWorld.ODD, PETRA);
        clocks.tellOfExtension(caseId);
        clocks.tellOfExtension(caseId);
        assertThat(world.mails(caseId)).containsExactly("extended");
    }
}
