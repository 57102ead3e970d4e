package io.dueprocess.whistleblower;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The yearly figures, which stay when cases are shredded, without any number small enough to point at somebody. */
@Service
public class WhistleblowerStatistics {

    /**
     * What became of the reports received in a year.
     *
     * @param counts by measure, such as {@code RECEIVED}; null where the number is withheld: because it is smaller than five
     *     (and not none), or because such a one could be computed with it
     */
    public record Year(int year, Map<String, Integer> counts) {}

    private final ReportYears years;

    WhistleblowerStatistics(ReportYears years) {
        this.years = years;
    }

    @Transactional(readOnly = true)
    public Year of(int year) {
        Map<Measure, Integer> counts = years.of(year);
        Set<Measure> hidden = Suppression.of(counts);
        Map<String, Integer> shown = new LinkedHashMap<>();
        counts.forEach((measure, count) -> shown.put(measure.name(), hidden.contains(measure) ? null : count));
        return new Year(year, shown);
    }
}
