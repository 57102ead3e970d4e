package io.dueprocess.dsar.answer;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.Catalogue.Column;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.dsar.answer.OutcomeInput.Corrected;
import io.dueprocess.dsar.answer.OutcomeInput.Outcome;
import io.dueprocess.dsar.answer.OutcomeInput.Result;
import io.dueprocess.retention.ErasedSystem;
import io.dueprocess.retention.ErasedSystem.ErasedTable;
import io.dueprocess.retention.ErasedSystem.Kept;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Composes the letter on what became of a request: each right, what is kept and why, who is told, what comes later. */
final class OutcomeWriter {

    private static final Set<Result> DONE = EnumSet.of(Result.DONE, Result.PARTLY);

    private final OutcomeInput input;
    private final Catalogue catalogue;
    private final Locale language;

    OutcomeWriter(OutcomeInput input) {
        this.input = input;
        this.catalogue = input.catalogue();
        this.language = input.language();
    }

    /** @throws IllegalArgumentException when a right is refused, wholly or in part, without reasons (Art. 12(4)) */
    OutcomeLetter write() {
        return new OutcomeLetter(
                Letterhead.of(
                        catalogue, input.name(), input.reference(), input.writtenOn(), input.receivedOn(), language),
                input.concerning(),
                input.outcomes().stream().map(this::part).toList(),
                input.withData(),
                Wording.paragraphs(input.note()),
                recipients(),
                next(),
                dates().map(date -> Wording.date(date, language)).collect(Collectors.joining(", ")));
    }

    private OutcomeLetter.Part part(Outcome outcome) {
        List<String> reasons = Wording.paragraphs(outcome.reasons());
        boolean kept = kept(outcome).findAny().isPresent();
        Result result = kept && outcome.result() == Result.DONE ? Result.PARTLY : outcome.result();
        boolean partly = result == Result.PARTLY && !kept;
        if (reasons.isEmpty() && (partly || result == Result.REFUSED)) {
            throw new IllegalArgumentException("a refusal states its reasons (Art. 12(4))");
        }
        return new OutcomeLetter.Part(
                outcome.right(),
                result.name(),
                reasons,
                outcome.erased().stream().flatMap(this::erased).toList(),
                corrected(outcome.corrected()),
                outcome.activities().stream()
                        .map(id -> catalogue.activity(id).name().in(language))
                        .toList());
    }

    private Stream<OutcomeLetter.Erased> erased(ErasedSystem erased) {
        String system = catalogue.system(erased.systemId()).name().in(language);
        List<OutcomeLetter.Erased> lines = new ArrayList<>();
        erased.tables().stream()
                .filter(table ->
                        table.deleted() + table.reduced() > 0 || !table.kept().isEmpty())
                .map(table -> new OutcomeLetter.Erased(
                        system,
                        label(erased.systemId(), table.table()),
                        table.deleted(),
                        table.reduced(),
                        table.kept().stream().map(this::kept).toList(),
                        false))
                .forEach(lines::add);
        if (erased.byHand()) {
            lines.add(new OutcomeLetter.Erased(system, null, 0, 0, List.of(), true));
        }
        return lines.stream();
    }

    private OutcomeLetter.Kept kept(Kept kept) {
        return new OutcomeLetter.Kept(
                kept.rows(),
                kept.until() == null ? null : Wording.date(kept.until(), language),
                kept.basis() == null ? null : Wording.article(kept.basis(), language),
                kept.why() == null ? null : kept.why().in(language));
    }

    /** One line for each table, with all of its fields. */
    private List<OutcomeLetter.Corrected> corrected(List<Corrected> corrected) {
        Map<List<String>, List<String>> fields = new LinkedHashMap<>();
        for (Corrected one : corrected) {
            String system = catalogue.system(one.systemId()).name().in(language);
            String table = one.table() == null ? "" : label(one.systemId(), one.table());
            List<String> labels = fields.computeIfAbsent(List.of(system, table), key -> new ArrayList<>());
            if (one.column() != null) {
                labels.add(column(one));
            }
        }
        return fields.entrySet().stream()
                .map(line -> new OutcomeLetter.Corrected(
                        line.getKey().get(0),
                        line.getKey().get(1),
                        line.getValue().isEmpty() ? null : String.join(", ", new LinkedHashSet<>(line.getValue()))))
                .toList();
    }

    private String label(String systemId, String table) {
        return table(systemId, table).map(found -> found.label().in(language)).orElse(table);
    }

    private String column(Corrected one) {
        return table(one.systemId(), one.table()).stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.name().equals(one.column()))
                .map(Column::label)
                .map(label -> label.in(language))
                .findFirst()
                .orElse(one.column());
    }

    private Optional<Table> table(String systemId, String name) {
        return catalogue.system(systemId).tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    private List<OutcomeLetter.Recipient> recipients() {
        return catalogue.recipients().stream()
                .filter(recipient -> input.recipients().contains(recipient.id()))
                .map(recipient -> new OutcomeLetter.Recipient(
                        recipient.name(),
                        Wording.country(recipient.country(), language),
                        recipient.role().in(language)))
                .toList();
    }

    private List<String> next() {
        return Stream.of(
                        dates().findAny().isPresent() ? "later" : null,
                        openEnded() ? "open" : null,
                        done("RESTRICTION") ? "restriction" : null,
                        done("ERASURE") || done("MARKETING_OBJECTION") ? "suppression" : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private boolean done(String right) {
        return input.outcomes().stream()
                .anyMatch(outcome -> outcome.right().equals(right) && DONE.contains(outcome.result()));
    }

    private Stream<LocalDate> dates() {
        return allKept().map(Kept::until).filter(Objects::nonNull).distinct().sorted();
    }

    private boolean openEnded() {
        return allKept().anyMatch(kept -> kept.until() == null);
    }

    private Stream<Kept> allKept() {
        return input.outcomes().stream().flatMap(OutcomeWriter::kept);
    }

    private static Stream<Kept> kept(Outcome outcome) {
        return outcome.erased().stream()
                .flatMap(erased -> erased.tables().stream())
                .map(ErasedTable::kept)
                .flatMap(List::stream);
    }
}
