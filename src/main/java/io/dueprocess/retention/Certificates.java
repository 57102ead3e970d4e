package io.dueprocess.retention;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.document.Pdf;
import io.dueprocess.language.Languages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Certificates of erasure: PDF documents that hold no erased value and no name. */
@Service
public class Certificates {

    /** A file to keep or to hand out. */
    public record Certificate(String name, byte[] pdf) {}

    /** @param value a line of the first page */
    record Fact(String label, String value) {}

    /**
     * @param byHand what to say of a person's part in it, or null
     * @param rows one per table
     */
    record System(String name, String byHand, List<Row> rows) {}

    /** @param kept one line per reason */
    record Row(String table, int deleted, int reduced, List<String> kept) {}

    private final SystemsOfRecord systems;
    private final Pdf pdf;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;
    private final String organisation;

    Certificates(
            SystemsOfRecord systems,
            Pdf pdf,
            MessageSource messages,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone,
            @Value("${dueprocess.organisation.name}") String organisation) {
        this.systems = systems;
        this.pdf = pdf;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
        this.organisation = organisation;
    }

    /**
     * @param reference of the case or the run
     * @param carriedOut when the last system was done
     * @param verified when another dry run was empty, or null when it was not
     */
    public Certificate of(
            String reference, Locale language, Instant carriedOut, Instant verified, List<ErasedSystem> systems) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(word("reference", language), reference));
        facts.add(new Fact(word("written", language), date(clock.instant(), language)));
        facts.add(new Fact(word("carried-out", language), time(carriedOut, language)));
        facts.add(new Fact(
                word("verified", language),
                verified == null ? word("verified.not", language) : time(verified, language)));
        Map<String, Object> model = Map.of(
                "organisation",
                organisation,
                "reference",
                reference,
                "facts",
                facts,
                "systems",
                systems.stream().map(system -> system(system, language)).toList(),
                "verifiedText",
                word(verified == null ? "not-verified.text" : "verified.text", language),
                "words",
                words(language));
        return new Certificate(
                word("file", language) + "-" + reference + ".pdf", pdf.render("erasure-certificate", language, model));
    }

    private Map<String, String> words(Locale language) {
        return Map.of(
                "title", word("title", language),
                "lead", word("lead", language),
                "table", word("table", language),
                "deleted", word("deleted", language),
                "reduced", word("reduced", language),
                "kept", word("kept", language),
                "nothing", word("nothing", language),
                "how", word("how", language),
                "how.text", word("how.text", language),
                "ledger.text", word("ledger.text", language));
    }

    private System system(ErasedSystem erased, Locale language) {
        Catalogue catalogue = systems.catalogue();
        SystemOfRecord system = catalogue.system(erased.systemId());
        return new System(
                system.name().in(language),
                erased.byHand() ? word("by-hand", language) : null,
                erased.tables().stream()
                        .map(table -> new Row(
                                system.table(table.table()).label().in(language),
                                table.deleted(),
                                table.reduced(),
                                table.kept().stream()
                                        .map(kept -> kept(kept, language))
                                        .toList()))
                        .toList());
    }

    /** Such as "2, until 31 December 2031: bookkeeping law (Art. 17(3)(b))". */
    private String kept(ErasedSystem.Kept kept, Locale language) {
        if (kept.basis() == null) {
            return word("kept.others", language, kept.rows());
        }
        String why = kept.why() == null ? kept.basis() : kept.why().in(language) + " (" + kept.basis() + ")";
        return kept.until() == null
                ? word("kept.open", language, kept.rows(), why)
                : word("kept.until", language, kept.rows(), day(language).format(kept.until()), why);
    }

    private String word(String code, Locale language, Object... arguments) {
        return messages.getMessage("retention.certificate." + code, arguments, language);
    }

    private static DateTimeFormatter day(Locale language) {
        return Languages.day(language);
    }

    private String date(Instant at, Locale language) {
        return day(language).format(at.atZone(zone));
    }

    private String time(Instant at, Locale language) {
        return date(at, language) + ", " + DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(zone));
    }
}
