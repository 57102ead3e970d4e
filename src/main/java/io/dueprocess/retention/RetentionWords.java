package io.dueprocess.retention;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.RetentionRule;
import io.dueprocess.datamap.SystemsOfRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Runs and what is left of them, in words for staff. */
@Component
class RetentionWords {

    private final SystemsOfRecord systems;
    private final MessageSource messages;

    RetentionWords(SystemsOfRecord systems, MessageSource messages) {
        this.systems = systems;
        this.messages = messages;
    }

    String promise(RetentionRule rule, Locale language) {
        return rule.promise().in(language);
    }

    String where(RetentionRule rule, Locale language) {
        SystemOfRecord system = systems.catalogue().system(rule.system());
        String table = rule.table() == null
                ? ""
                : ": " + system.table(rule.table()).label().in(language);
        return system.name().in(language) + table;
    }

    /** One line per table, then the dates and what stays. */
    String preview(Preview preview, RetentionRule rule, Locale language) {
        SystemOfRecord system = systems.catalogue().system(rule.system());
        Stream<String> tables = preview.erased().tables().stream()
                .map(table -> word(
                        "preview.table",
                        language,
                        system.table(table.table()).label().in(language),
                        table.deleted(),
                        table.reduced(),
                        table.kept().stream().mapToInt(ErasedSystem.Kept::rows).sum()));
        Stream<String> facts = Stream.of(
                preview.oldest() == null
                        ? null
                        : word(
                                "preview.dates",
                                language,
                                preview.oldest().toString(),
                                preview.newest().toString()),
                preview.held() == 0 ? null : word("preview.held", language, preview.held()),
                preview.more() ? word("preview.more", language) : null);
        return Stream.concat(tables, facts).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }

    /** System ids to what is left there, one line per table and reason. */
    String left(Map<String, List<PlannedRow>> left, Locale language) {
        return left.entrySet().stream()
                .flatMap(system -> lines(systems.catalogue().system(system.getKey()), system.getValue(), language))
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> lines(SystemOfRecord system, List<PlannedRow> rows, Locale language) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> reason(system, row, language), Collectors.counting()))
                .entrySet()
                .stream()
                .map(reason -> word("left.line", language, reason.getKey(), reason.getValue()))
                .sorted();
    }

    private String reason(SystemOfRecord system, PlannedRow row, Locale language) {
        String why = row.why() != null
                ? row.why().in(language)
                : row.basis() != null ? row.basis() : word("left.others", language);
        return system.name().in(language) + ", "
                + system.table(row.table()).label().in(language) + " (" + why + ")";
    }

    private String word(String code, Locale language, Object... arguments) {
        return messages.getMessage("retention." + code, arguments, language);
    }
}
