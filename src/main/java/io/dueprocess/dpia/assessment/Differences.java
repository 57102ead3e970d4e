package io.dueprocess.dpia.assessment;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What changed between two assessments, or two values of an item: words taken away and words that came. */
public final class Differences {

    /** Words and the blanks between them, each by itself. */
    private static final String BETWEEN_WORDS = "(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)";

    /** Longer texts than that are shown as replaced whole where the words would take too long to compare. */
    private static final int MOST_WORDS = 6_000;

    private Differences() {}

    /** @param op "=" for what stayed, "-" for what went, "+" for what came */
    public record Part(String op, String text) {}

    /**
     * @param field of a risk or a measure; empty for an answer
     * @param parts in reading order
     */
    public record Field(String field, List<Part> parts) {}

    /**
     * @param id of the item
     * @param was whether it was there before
     * @param is whether it is there now
     * @param fields that differ
     */
    public record Changed(String id, boolean was, boolean is, List<Field> fields) {}

    /** Items that differ: answers in the order of the questions, then risks, then measures. */
    public static List<Changed> between(Assessment from, Assessment to) {
        List<Changed> changed = new ArrayList<>();
        both(from.answers(), to.answers())
                .forEach(key -> add(
                        changed,
                        ItemId.answer(key),
                        from.answers().get(key),
                        to.answers().get(key)));
        both(from.risks(), to.risks())
                .forEach(key -> add(
                        changed,
                        new ItemId(ItemId.Kind.RISK, key),
                        from.risks().get(key),
                        to.risks().get(key)));
        both(from.measures(), to.measures())
                .forEach(key -> add(
                        changed,
                        new ItemId(ItemId.Kind.MEASURE, key),
                        from.measures().get(key),
                        to.measures().get(key)));
        return changed;
    }

    /** Fields that differ between two values of an item; null is one that is not there. */
    public static List<Field> ofValues(Object from, Object to) {
        Map<String, String> before = fields(from);
        Map<String, String> after = fields(to);
        return both(before, after).stream()
                .filter(field -> !before.getOrDefault(field, "").equals(after.getOrDefault(field, "")))
                .map(field -> new Field(field, words(before.getOrDefault(field, ""), after.getOrDefault(field, ""))))
                .toList();
    }

    /** From one text to another, word by word. */
    static List<Part> words(String from, String to) {
        List<String> before = split(from);
        List<String> after = split(to);
        if (before.size() + after.size() > MOST_WORDS) {
            return joined(List.of(new Part("-", from), new Part("+", to)));
        }
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before, after, new MeyersDiffWithLinearSpace<>()).getDeltas()) {
            parts.add(new Part(
                    "=", String.join("", before.subList(at, delta.getSource().getPosition()))));
            parts.add(new Part("-", String.join("", delta.getSource().getLines())));
            parts.add(new Part("+", String.join("", delta.getTarget().getLines())));
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        parts.add(new Part("=", String.join("", before.subList(at, before.size()))));
        return joined(parts);
    }

    private static void add(List<Changed> changed, ItemId id, Object from, Object to) {
        List<Field> fields = ofValues(from, to);
        if (!fields.isEmpty()) {
            changed.add(new Changed(id.toString(), from != null, to != null, fields));
        }
    }

    /** What went stands before what came; changes with nothing but blanks between them are one, so that phrases stay whole. */
    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        StringBuilder gone = new StringBuilder();
        StringBuilder came = new StringBuilder();
        String blanks = "";
        for (Part part : parts) {
            boolean changed = !part.op().equals("=");
            if (changed && !part.text().isEmpty()) {
                gone.append(blanks).append(part.op().equals("-") ? part.text() : "");
                came.append(blanks).append(part.op().equals("+") ? part.text() : "");
                blanks = "";
            } else if (!changed && part.text().isBlank() && gone.length() + came.length() > 0) {
                blanks += part.text();
            } else if (!changed) {
                flush(joined, gone, came);
                joined.add(new Part("=", blanks + part.text()));
                blanks = "";
            }
        }
        flush(joined, gone, came);
        joined.add(new Part("=", blanks));
        return joined.stream().filter(part -> !part.text().isEmpty()).toList();
    }

    private static void flush(List<Part> joined, StringBuilder gone, StringBuilder came) {
        joined.add(new Part("-", gone.toString()));
        joined.add(new Part("+", came.toString()));
        gone.setLength(0);
        came.setLength(0);
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(BETWEEN_WORDS));
    }

    private static Set<String> both(Map<String, ?> from, Map<String, ?> to) {
        Set<String> keys = new LinkedHashSet<>(from.keySet());
        keys.addAll(to.keySet());
        return keys;
    }

    private static Map<String, String> fields(Object value) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (value instanceof Risk risk) {
            fields.put("title", risk.title());
            fields.put("event", risk.event().name());
            fields.put("impacts", risk.impacts());
            fields.put("threats", risk.threats());
            fields.put("sources", risk.sources());
            fields.put("severityBefore", Objects.toString(risk.severityBefore(), ""));
            fields.put("likelihoodBefore", Objects.toString(risk.likelihoodBefore(), ""));
            fields.put("severityAfter", Objects.toString(risk.severityAfter(), ""));
            fields.put("likelihoodAfter", Objects.toString(risk.likelihoodAfter(), ""));
            fields.put("reasons", risk.reasons());
            fields.put("measures", risk.measures().stream().collect(Collectors.joining(" ")));
        } else if (value instanceof Measure measure) {
            fields.put("title", measure.title());
            fields.put("description", measure.description());
            fields.put("owner", measure.owner());
            fields.put("due", Objects.toString(measure.due(), ""));
            fields.put("inPlace", String.valueOf(measure.inPlace()));
        } else if (value != null) {
            fields.put("", (String) value);
        }
        return fields;
    }
}
