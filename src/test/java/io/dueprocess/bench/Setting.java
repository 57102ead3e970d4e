package io.dueprocess.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a run is bounded, by system properties. {@code bench.only}: sections, by comma; all without it. {@code bench.small}:
 * {@code true} proves within minutes that the harness works, and no figure of it counts. {@code bench.databases}: {@code
 * postgresql,h2}.
 */
public final class Setting {

    private static final boolean SMALL = Boolean.getBoolean("bench.small");

    private Setting() {}

    static boolean small() {
        return SMALL;
    }

    /** Whether that part is to run. */
    public static boolean wanted(String section) {
        String only = System.getProperty("bench.only", "");
        return only.isBlank() || Set.of(only.split(",")).contains(section);
    }

    /** Interleaved rounds; the median of them is the figure. */
    static int rounds() {
        return Integer.getInteger("bench.rounds", SMALL ? 1 : 5);
    }

    /** Length of one lane's slot in a round. */
    static int slotSeconds() {
        return Integer.getInteger("bench.seconds", SMALL ? 2 : 5);
    }

    /** Of each lane before the first round, at most. */
    static Duration longestWarmUp() {
        return Duration.ofSeconds(Integer.getInteger("bench.longest-warm-up", SMALL ? 1 : 240));
    }

    /** Of each lane before the first round, at least. */
    static int warmUpSeconds() {
        return Integer.getInteger("bench.warm-up", SMALL ? 3 : 20);
    }

    /** Callers at once. */
    static int threads() {
        return Integer.getInteger("bench.threads", 4);
    }

    /** Jobs, rows or cases of a part, of which a small run takes a hundredth. */
    static int amount(String what, int full) {
        return Integer.getInteger("bench." + what, SMALL ? Math.max(1, full / 100) : full);
    }

    /** Open cases at which reading is measured; {@code bench.big} adds 300,000. */
    static List<Integer> cases() {
        String standard = SMALL ? "100,1000" : "1000,10000,100000";
        Stream<Integer> sizes = Arrays.stream(
                        System.getProperty("bench.cases", standard).split(","))
                .map(Integer::valueOf);
        return Stream.concat(sizes, Boolean.getBoolean("bench.big") ? Stream.of(300_000) : Stream.empty())
                .toList();
    }

    static List<String> databases() {
        return List.of(System.getProperty("bench.databases", "postgresql,h2").split(","));
    }
}
