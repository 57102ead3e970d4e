package io.dueprocess.dpia.paper;

import java.util.List;

/**
 * Where the risks lie: severity upwards, likelihood to the right.
 *
 * @param caption such as "Before measures"
 * @param corner what rows and columns are
 * @param columns likelihoods, from the lowest
 * @param lines severities, from the highest
 */
public record HeatMap(String caption, String corner, List<String> columns, List<Line> lines) {

    public record Line(String severity, List<Cell> cells) {}

    /**
     * @param code of the level in lower case, for its colour
     * @param level in words, so that nobody needs the colour
     * @param risks numbers of those that lie here, or empty
     */
    public record Cell(String code, String level, String risks) {}
}
