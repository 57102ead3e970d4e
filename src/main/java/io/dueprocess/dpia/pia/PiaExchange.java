package io.dueprocess.dpia.pia;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.AssessmentItems;
import io.dueprocess.dpia.assessment.ItemId;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Risk;
import io.dueprocess.engine.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Import and export of assessments as files of the PIA software of the CNIL. What both know survives the round trip: the
 * answers that both ask for, risks by feared event with figures before and after, measures with owner and date. A file that
 * was written here and not changed since gives the very assessment back; one that the PIA software wrote has lost our own
 * part, and gives back what it knows.
 */
@Service
@Transactional
public class PiaExchange {

    private final AssessmentItems items;
    private final PiaImport reader;
    private final PiaExport writer;
    private final Clock clock;

    PiaExchange(AssessmentItems items, PiaImport reader, PiaExport writer, Clock clock) {
        this.items = items;
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
    }

    /** How much of each was taken over. */
    public record Taken(int answers, int risks, int measures) {}

    /**
     * @param name of the processing
     * @return the file
     */
    @Transactional(readOnly = true)
    public byte[] export(String caseId, String name) {
        return PiaFile.write(writer.write(items.current(caseId), name, clock.instant()));
    }

    /**
     * Takes the file over: its answers in the place of those to the same questions, its risks and measures in the place of
     * all. Takes everything or nothing.
     *
     * @param replace whether risks and measures that are there may go
     * @throws Refused for a file that is none, or when something would have to go that may not
     * @throws io.dueprocess.desk.ChangedMeanwhile when the assessment was handed on
     */
    public Taken take(String caseId, byte[] file, boolean replace, String userId, Locale language) {
        Assessment taken = read(file, language);
        Assessment now = items.current(caseId);
        if (!replace && !(now.risks().isEmpty() && now.measures().isEmpty())) {
            throw new Refused("dpia.refused.pia-replace");
        }
        items.replace(caseId, taken, userId);
        return new Taken(
                taken.answers().size(), taken.risks().size(), taken.measures().size());
    }

    Assessment read(byte[] file, Locale language) {
        JsonNode root = PiaFile.read(file);
        Assessment known = reader.read(root, language);
        Assessment taken = reader.own(root)
                .filter(own -> isSound(own) && known.equals(again(own, language)))
                .orElse(known);
        if (taken.answers().isEmpty()
                && taken.risks().isEmpty()
                && taken.measures().isEmpty()) {
            throw new Refused("dpia.refused.pia-empty");
        }
        if (taken.risks().size() > AssessmentItems.MOST_RISKS
                || taken.measures().size() > AssessmentItems.MOST_MEASURES) {
            throw new Refused("dpia.refused.too-many");
        }
        return taken;
    }

    /** What the PIA software's part of a file would say of it: our part counts only while the two agree. */
    private Assessment again(Assessment own, Locale language) {
        return reader.read(writer.write(own, "", Instant.EPOCH), language);
    }

    private static boolean isSound(Assessment own) {
        if (own.answers() == null || own.risks() == null || own.measures() == null) {
            return false;
        }
        try {
            own.answers().keySet().forEach(key -> ItemId.of("answer." + key));
            own.risks().keySet().forEach(key -> ItemId.of("risk." + key));
            own.measures().keySet().forEach(key -> ItemId.of("measure." + key));
        } catch (NoSuchElementException altered) {
            return false;
        }
        return own.answers().values().stream().allMatch(Objects::nonNull)
                && own.risks().values().stream().allMatch(PiaExchange::isSound)
                && own.measures().values().stream().allMatch(PiaExchange::isSound);
    }

    private static boolean isSound(Risk risk) {
        return risk != null
                && risk.event() != null
                && risk.measures() != null
                && Stream.of(risk.title(), risk.impacts(), risk.threats(), risk.sources(), risk.reasons())
                        .allMatch(Objects::nonNull);
    }

    private static boolean isSound(Measure measure) {
        return measure != null
                && Stream.of(measure.title(), measure.description(), measure.owner())
                        .allMatch(Objects::nonNull);
    }
}
