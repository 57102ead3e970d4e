package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.datamap.Suppression.Bar;
import io.dueprocess.datamap.Suppression.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which addresses an import must leave out. */
class LedgerOfAddressesTest {

    @Test
    void barsWhoWasErasedAndWhoStopped() {
        try (ErasureWorld world = ErasureWorld.inMemory()) {
            Suppression suppression = world.the(Suppression.class);
            suppression.erased("Freja@Example.org ");
            suppression.stopped("bo@example.org", Set.of("business"));
            suppression.stopped("bo@example.org", Set.of("business"));
            assertThat(suppression.bars("freja@example.org", "support")).isTrue();
            assertThat(suppression.bars("BO@example.org", "business")).isTrue();
            assertThat(suppression.bars("bo@example.org", "support")).isFalse();
            assertThat(suppression.bars("ida@example.org", "business")).isFalse();

            world.clock.turn(Duration.ofDays(1));
            suppression.stopped("freja@example.org", Set.of("business"));
            assertThat(suppression.bars(List.of("ida@example.org", "freja@example.org"), "business"))
                    .containsExactly(Optional.empty(), Optional.of(new Bar(Cause.STOPPED, world.clock.instant())));
        }
    }
}
