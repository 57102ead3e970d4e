package io.dueprocess.sla;

import java.util.Map;
import java.util.TreeMap;

/** How often each span came up. */
final class Histogram {

    private static final double HALF = 0.5;
    private static final double P95 = 0.95;

    private final TreeMap<Integer, Long> counts = new TreeMap<>();

    void add(int span, long times) {
        counts.merge(span, times, Long::sum);
    }

    /** By nearest rank, as {@link #p95}; null when there is none. */
    Integer median() {
        return quantile(HALF);
    }

    Integer p95() {
        return quantile(P95);
    }

    private Integer quantile(double share) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long rank = (long) Math.ceil(share * all);
        long passed = 0;
        for (Map.Entry<Integer, Long> span : counts.entrySet()) {
            passed += span.getValue();
            if (all > 0 && passed >= rank) {
                return span.getKey();
            }
        }
        return null;
    }
}
