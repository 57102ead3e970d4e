package io.dueprocess.dpia.paper;

import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.Level;
import io.dueprocess.dpia.assessment.Risk;
import io.dueprocess.dpia.assessment.RiskLevels;
import io.dueprocess.dpia.paper.HeatMap.Cell;
import io.dueprocess.dpia.paper.HeatMap.Line;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Draws where the risks lie. The level of each field is what {@code dpia-risk-level} says of it. */
@Component
class HeatMaps {

    private final RiskLevels levels;

    HeatMaps(RiskLevels levels) {
        this.levels = levels;
    }

    HeatMap before(Assessment assessment, PaperWords words) {
        return map(words.of("risk.before"), assessment, words, Risk::severityBefore, Risk::likelihoodBefore);
    }

    HeatMap after(Assessment assessment, PaperWords words) {
        return map(words.of("risk.after"), assessment, words, Risk::severityAfter, Risk::likelihoodAfter);
    }

    private HeatMap map(
            String caption,
            Assessment assessment,
            PaperWords words,
            Function<Risk, Integer> severity,
            Function<Risk, Integer> likelihood) {
        return new HeatMap(
                caption,
                words.of("map.corner"),
                IntStream.rangeClosed(1, RiskLevels.MAXIMUM)
                        .mapToObj(String::valueOf)
                        .toList(),
                IntStream.rangeClosed(1, RiskLevels.MAXIMUM)
                        .map(up -> RiskLevels.MAXIMUM + 1 - up)
                        .mapToObj(up -> new Line(
                                String.valueOf(up),
                                IntStream.rangeClosed(1, RiskLevels.MAXIMUM)
                                        .mapToObj(right -> cell(
                                                levels.of(up, right),
                                                words,
                                                risks(assessment, up, right, severity, likelihood)))
                                        .toList()))
                        .toList());
    }

    private static Cell cell(Level level, PaperWords words, String risks) {
        return new Cell(level.name().toLowerCase(Locale.ROOT).replace('_', '-'), words.level(level), risks);
    }

    private static String risks(
            Assessment assessment,
            int up,
            int right,
            Function<Risk, Integer> severity,
            Function<Risk, Integer> likelihood) {
        return assessment.risks().entrySet().stream()
                .filter(entry -> Integer.valueOf(up).equals(severity.apply(entry.getValue()))
                        && Integer.valueOf(right).equals(likelihood.apply(entry.getValue())))
                .map(entry -> risk(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** As the case page numbers it. */
    static String risk(String id) {
        return "R" + id;
    }

    static String measure(String id) {
        return "M" + id;
    }
}
