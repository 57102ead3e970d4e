package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.dueprocess.casefile.Audit;
import io.dueprocess.support.Counted;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BreachReportsTest {

    private final PeopleWorld world = PeopleWorld.fresh();
    private final BreachReports reports = world.the(BreachReports.class);
    private final String key = UUID.randomUUID().toString();

    @Test
    void aReportOpensACaseAndStartsItsClockAndProcess() {
        BreachReports.Receipt receipt = reports.submit("siem", key, report("Leak", "2026-10-22T23:30:00+02:00"));

        String caseId = caseId(receipt);
        assertThat(receipt.first()).isTrue();
        assertThat(receipt.awareAt()).hasToString("2026-10-22T23:30+02:00");
        assertThat(receipt.due()).as("72 hours over a change of clocks").isEqualTo("2026-10-25T21:30:00Z");
        verify(world.runtime).startProcessInstanceByMessage(BreachProcess.MESSAGE_REPORTED, caseId);
        BreachFacts facts = world.the(BreachStore.class).get(caseId);
        assertThat(facts.channel()).isEqualTo(BreachFacts.Channel.API);
        assertThat(facts.role()).isEqualTo(BreachFacts.Role.CONTROLLER);
        assertThat(world.files().get(caseId, Breach.KIND, Breach.KIND, Breach.class))
                .contains(new Breach("Leak", "A bucket was open.", ""));
        assertThat(world.the(Audit.class).of(caseId))
                .allSatisfy(row -> assertThat(row.actor()).isEqualTo("(client siem)"));
    }

    /** Case, readers, key, breach, two entries, due date, and the audit's rows and head: nothing is asked that is known. */
    @Test
    void anIntakeIsOneCommitAndAsksNothingTwice() throws Exception {
        Counted.Count count =
                ((Counted) world.the(DataSource.class)).during(() -> reports.submit("siem", key, report("Leak", null)));
        assertThat(count.commits()).isEqualTo(1);
        assertThat(count.statements()).as(String.join("\n", count.statements())).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void withoutAnInstantOfAwarenessItIsTheReceipt() {
        BreachReports.Receipt receipt = reports.submit("siem", key, report("Leak", null));

        assertThat(receipt.awareAt().toInstant()).isEqualTo(PeopleWorld.NOW);
        world.clock.to(Instant.parse("2026-10-23T11:00:00Z"));
        assertThat(reports.submit("siem", key, report("Leak", null)).awareAt())
                .as("of the first receipt")
                .isEqualTo(receipt.awareAt());
    }

    @Test
    void theSameKeyAndReportOpenOneCase() {
        BreachReports.Receipt first = reports.submit("siem", key, report("Leak", null));
        BreachReports.Receipt again = reports.submit("siem", key, report("Leak", null));

        assertThat(again.first()).isFalse();
        assertThat(again.reference()).isEqualTo(first.reference());
        verify(world.runtime, times(1)).startProcessInstanceByMessage(BreachProcess.MESSAGE_REPORTED, caseId(first));
    }

    @Test
    void theSameKeyWithAnotherReportIsRefused() {
        reports.submit("siem", key, report("Leak", null));

        assertThatThrownBy(() -> reports.submit("siem", key, report("Another leak", null)))
                .isInstanceOf(BreachReports.KeyUsed.class);
    }

    @Test
    void eachClientHasKeysOfItsOwnAndSeesItsOwnReportsAlone() {
        BreachReports.Receipt siem = reports.submit("siem", key, report("Leak", null));
        BreachReports.Receipt host = reports.submit("host", key, report("Leak", null));

        assertThat(host.reference()).isNotEqualTo(siem.reference());
        assertThat(reports.find("siem", siem.reference())).isPresent();
        assertThat(reports.find("siem", host.reference())).isEmpty();
        assertThat(reports.find("siem", "DP-0000-0000")).isEmpty();
        String ours = world.files().find(world.open()).orElseThrow().reference();
        assertThat(reports.find("siem", ours)).as("reported by staff").isEmpty();
    }

    private String caseId(BreachReports.Receipt receipt) {
        return world.files().findByReference(receipt.reference()).orElseThrow().id();
    }

    private static ReportedBreach report(String title, String awareAt) {
        return new ReportedBreach(title, "A bucket was open.", null, null, null, null, awareAt, "controller");
    }
}
