package io.dueprocess.dpia.web;

import io.dueprocess.dpia.assessment.Differences;
import io.dueprocess.dpia.assessment.KnowledgeBase;
import io.dueprocess.dpia.assessment.Level;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An assessment as the case page shows it; texts are plain text in the reader's language.
 *
 * @param open whether authors may write now
 * @param editable whether this reader may write now
 * @param help on risks and on measures
 * @param missing before it can be handed on, in words
 * @param versions that were handed on, oldest first
 * @param previous the latest version of the activity's assessment before this one; left out when there is none to be read
 */
record AssessmentView(
        boolean open,
        boolean editable,
        List<SectionView> sections,
        List<RiskView> risks,
        List<MeasureView> measures,
        Map<String, KnowledgeBase.Help> help,
        HeatMap heatMap,
        List<String> missing,
        List<VersionView> versions,
        VersionView previous) {

    record SectionView(String id, String title, List<QuestionView> questions) {}

    /**
     * @param article and help: which article of the GDPR is behind it, and what it wants to know
     * @param cnil number in the PIA software of the CNIL; left out when it has none
     * @param version what a writer says that he saw; 0 for an answer that nobody wrote yet
     */
    record QuestionView(
            String id,
            String label,
            String article,
            String help,
            Integer cnil,
            boolean required,
            String item,
            int version,
            String value,
            String by,
            Instant at) {}

    record RiskView(String item, String number, int version, Risk value, String by, Instant at) {}

    record MeasureView(String item, String number, int version, Measure value, String by, Instant at) {}

    /** @param inherent the worst risk before measures; left out while none is judged */
    record HeatMap(List<Cell> cells, Level inherent, Level residual) {}

    /**
     * A cell of the matrix, 4 severity and likelihood 1 first.
     *
     * @param before numbers of the risks that are in it before measures
     */
    record Cell(int severity, int likelihood, Level level, List<String> before, List<String> after) {}

    record VersionView(int number, Instant at, String by, Level inherent, Level residual) {}

    /** @param version of the item from now on; 0 for one that was taken away */
    record Written(String item, int version, HeatMap heatMap, List<String> missing) {}

    /**
     * Somebody else was faster.
     *
     * @param current as it stands
     * @param difference from what stands to what was sent
     */
    record Conflict(int status, String detail, String message, Current current, List<Differences.Field> difference) {}

    /** @param value left out when it was taken away */
    record Current(int version, Object value, String by, Instant at) {}

    record Difference(List<ChangedView> changes) {}

    /** @param label short words for the question, or the title of the risk or measure */
    record ChangedView(String item, String label, boolean was, boolean is, List<Differences.Field> fields) {}
}
