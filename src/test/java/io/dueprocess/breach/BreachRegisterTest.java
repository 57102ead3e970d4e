package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.access.Groups;
import io.dueprocess.breach.BreachFacts.Cause;
import io.dueprocess.breach.BreachFacts.Level;
import io.dueprocess.casefile.Reader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the register finds, what it says to whom, and its figures. */
class BreachRegisterTest {

    private static final Reader PETRA = new Reader("petra", Set.of(Groups.PRIVACY_TEAM));
    private static final Reader MANAGER = new Reader("mia", Set.of(Groups.MANAGERS));

    private AuthorityWorld world;
    private BreachRegister register;
    private BreachStore store;

    @BeforeEach
    void empty() {
        world = AuthorityWorld.fresh();
        register = world.the(BreachRegister.class);
        store = world.the(BreachStore.class);
        store.all().forEach(facts -> world.files().shred(facts.caseId(), "(system)"));
    }

    private String breach(String title, String aware, Cause cause, Level level) {
        String caseId = world.open(title, OffsetDateTime.parse(aware), null);
        store.described(caseId, cause, 10);
        store.assessed(caseId, new BigDecimal("2.25"), level);
        return caseId;
    }

    private String notified(String title, String aware, int hours, boolean explained) {
        String caseId = breach(title, aware, Cause.HUMAN_ERROR, Level.MEDIUM);
        store.decided(caseId, BreachFacts.Duty.NOTIFY, BreachFacts.Telling.NONE, "petra");
        store.notified(caseId, OffsetDateTime.parse(aware).toInstant().plus(hours, ChronoUnit.HOURS));
        world.the(NotificationRounds.class)
                .add(
                        caseId,
                        new Filing(
                                1,
                                io.dueprocess.breach.authority.NotificationType.INITIAL_COMPLETE,
                                "2027-1",
                                store.get(caseId).notifiedAt(),
                                "virk",
                                explained,
                                "petra"));
        return caseId;
    }

    private List<String> found(RegisterFilter filter, Reader reader) {
        return register.page(filter, 1, reader).rows().stream()
                .map(RegisterRow::title)
                .toList();
    }

    private static RegisterFilter filter(String text, Integer year, Cause cause, Level level, Notified notified) {
        return new RegisterFilter(text, year, cause, level, null, notified, null, null);
    }

    @Test
    void filtersAndSearches() {
        breach("Lost laptop", "2026-12-31T23:30:00Z", Cause.LOSS_OR_THEFT, Level.LOW);
        breach("Stolen phone", "2027-02-01T10:00:00+01:00", Cause.LOSS_OR_THEFT, Level.HIGH);
        notified("Wrong mail", "2027-03-01T10:00:00+01:00", 80, true);
        world.open("Table-top exercise", AuthorityWorld.AWARE, Duration.ofHours(1));

        assertThat(found(RegisterFilter.EVERYTHING, PETRA))
                .containsExactly("Wrong mail", "Stolen phone", "Lost laptop");
        assertThat(found(filter(null, 2026, null, null, null), PETRA)).isEmpty(); // it was 2027 in Copenhagen
        assertThat(found(filter("LAP", null, null, null, null), PETRA)).containsExactly("Lost laptop");
        assertThat(found(filter(null, 2027, Cause.LOSS_OR_THEFT, Level.HIGH, null), PETRA))
                .containsExactly("Stolen phone");
        assertThat(found(filter(null, null, null, null, Notified.LATE), PETRA)).containsExactly("Wrong mail");
        assertThat(found(new RegisterFilter(null, null, null, null, null, null, null, true), PETRA))
                .containsExactly("Table-top exercise");
    }

    @Test
    void managersSeeFactsAndTitlesButNoWordsOfTheCase() {
        String caseId = breach("Wrong list", "2027-02-01T10:00:00+01:00", Cause.HUMAN_ERROR, Level.LOW);
        world.form(caseId, BreachProcess.FORM_LESSONS, Map.of("effects", "None known", "measures", "Training"));
        assertThat(found(filter("wrong address", null, null, null, null), PETRA))
                .hasSize(1);
        assertThat(found(filter("wrong address", null, null, null, null), MANAGER))
                .isEmpty();
        RegisterRecord theirs =
                register.records(RegisterFilter.EVERYTHING, MANAGER).get(0);
        assertThat(theirs.row().readable()).isFalse();
        assertThat(theirs.row().title()).isEqualTo("Wrong list");
        assertThat(theirs.happened() + theirs.effects() + theirs.measures()).isEmpty();
        RegisterRecord ours = register.records(RegisterFilter.EVERYTHING, PETRA).get(0);
        assertThat(ours.effects()).isEqualTo("None known");
        assertThat(ours.measures()).isEqualTo("Training");
    }

    @Test
    void figuresCountWhatIsOverdueAsNotInTime() {
        for (int hours = 1; hours <= 18; hours++) {
            notified("In time", "2027-01-05T10:00:00+01:00", hours, false);
        }
        notified("Late with reasons", "2027-01-05T10:00:00+01:00", 72, true);
        notified("Late without", "2027-01-05T10:00:00+01:00", 100, false);
        breach("Overdue", "2027-01-05T10:00:00+01:00", Cause.UNKNOWN, Level.HIGH);
        for (String title : List.of("Signed", "Not signed")) {
            String caseId = breach(title, "2027-01-05T10:00:00+01:00", Cause.UNKNOWN, Level.LOW);
            store.decided(caseId, BreachFacts.Duty.NOT_NOTIFY, BreachFacts.Telling.NONE, "petra");
            String decision = title.equals("Signed") ? "approve" : "return";
            world.form(caseId, BreachProcess.FORM_NO_NOTIFICATION, Map.of("decision", decision));
        }
        RegisterFigures figures =
                register.page(RegisterFilter.EVERYTHING, 1, PETRA).figures();
        assertThat(figures.breaches()).isEqualTo(23);
        assertThat(figures.notified()).isEqualTo(20);
        assertThat(figures.medianHours()).isEqualTo(10.5);
        assertThat(figures.p95Hours()).isEqualTo(72.0);
        assertThat(figures.inTime()).isEqualTo(100 * 18 / 21);
        assertThat(figures.explained()).isEqualTo(50);
        assertThat(figures.signed()).isEqualTo(50);
        assertThat(figures.causes()).containsEntry(Cause.UNKNOWN, 3L);
        assertThat(figures.levels()).containsEntry(Level.MEDIUM, 20L);
        assertThat(figures.years()).containsExactly(Map.entry(2027, 23L));
    }

    @Test
    void anEmptyRegisterHasNoPercentages() {
        BreachRegister.Page page = register.page(RegisterFilter.EVERYTHING, 7, PETRA);
        assertThat(page.page()).isEqualTo(1);
        assertThat(page.figures().inTime()).isNull();
        assertThat(page.figures().medianHours()).isNull();
    }
}
