package io.dueprocess.dpia.assessment;

import io.dueprocess.engine.Refused;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an item must be to be kept: bounded plain text, figures of the scales, measures that exist. */
@Component
class ItemRules {

    /** Characters of a text. */
    static final int LONGEST = 20_000;

    /** Characters of a title and of an owner. */
    static final int LONGEST_TITLE = 200;

    private final Questions questions;

    ItemRules(Questions questions) {
        this.questions = questions;
    }

    /**
     * The value in the form in which it is kept.
     *
     * @param measures numbers of those that the case has
     * @throws Refused with a message for the author
     */
    Object checked(ItemId id, Object value, Set<String> measures) {
        return switch (id.kind()) {
            case ANSWER -> answer(id, (String) value);
            case RISK -> risk((Risk) value, measures);
            case MEASURE -> measure((Measure) value);
        };
    }

    private String answer(ItemId id, String value) {
        if (questions.find(id.key()).isEmpty()) {
            throw new NoSuchElementException("no such question");
        }
        return text(value, LONGEST);
    }

    private static Risk risk(Risk risk, Set<String> measures) {
        if (risk.event() == null) {
            throw new Refused("dpia.refused.no-event");
        }
        Stream.of(risk.severityBefore(), risk.likelihoodBefore(), risk.severityAfter(), risk.likelihoodAfter())
                .filter(Objects::nonNull)
                .filter(figure -> figure < 1 || figure > RiskLevels.MAXIMUM)
                .findAny()
                .ifPresent(figure -> {
                    throw new Refused("dpia.refused.scale");
                });
        List<String> treated = risk.measures() == null ? List.of() : risk.measures();
        return new Risk(
                risk.event(),
                text(risk.title(), LONGEST_TITLE),
                text(risk.impacts(), LONGEST),
                text(risk.threats(), LONGEST),
                text(risk.sources(), LONGEST),
                risk.severityBefore(),
                risk.likelihoodBefore(),
                risk.severityAfter(),
                risk.likelihoodAfter(),
                text(risk.reasons(), LONGEST),
                treated.stream().filter(measures::contains).distinct().toList());
    }

    private static Measure measure(Measure measure) {
        return new Measure(
                text(measure.title(), LONGEST_TITLE),
                text(measure.description(), LONGEST),
                text(measure.owner(), LONGEST_TITLE),
                measure.inPlace() ? null : measure.due(),
                measure.inPlace());
    }

    /** Without blanks around it, with plain line ends, without control characters. */
    static String text(String value, int longest) {
        String text = value == null
                ? ""
                : value.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                        .strip();
        if (text.length() > longest) {
            throw new Refused("dpia.refused.too-long");
        }
        return text;
    }
}
