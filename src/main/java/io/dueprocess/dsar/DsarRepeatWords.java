package io.dueprocess.dsar;

import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Earlier requests of the same person put into words, for staff and for a refusal (Art. 12(5)). */
@Component
class DsarRepeatWords {

    private final DsarRepeats repeats;
    private final MessageSource messages;
    private final ZoneId zone;

    DsarRepeatWords(DsarRepeats repeats, MessageSource messages, @Value("${dueprocess.zone}") ZoneId zone) {
        this.repeats = repeats;
        this.messages = messages;
        this.zone = zone;
    }

    /** A line for each; empty when there are none. */
    String lines(String caseId, Locale language) {
        return repeats.of(caseId).stream()
                .map(earlier -> line(earlier, language))
                .collect(Collectors.joining("\n"));
    }

    /** The facts with which a refusal of an excessive request begins; empty when there are none. */
    String facts(String caseId, Locale language) {
        String lines = lines(caseId, language);
        return lines.isEmpty() ? "" : message("dsar.repeat.lead", language) + "\n" + lines + "\n\n";
    }

    private String line(DsarRepeats.Earlier earlier, Locale language) {
        return message(
                "dsar.repeat.line",
                language,
                earlier.reference(),
                day(earlier.receivedAt(), language),
                rights(earlier.rights(), language),
                outcome(earlier, language));
    }

    private String outcome(DsarRepeats.Earlier earlier, Locale language) {
        String code = earlier.outcome() == null ? "OPEN" : earlier.outcome().name();
        String when = earlier.answeredAt() == null ? "" : day(earlier.answeredAt(), language);
        return message("dsar.repeat.outcome." + code, language, when).strip();
    }

    private String rights(Set<Right> rights, Locale language) {
        return rights.isEmpty()
                ? message("dsar.repeat.no-right", language)
                : rights.stream()
                        .sorted()
                        .map(right -> message("dsar.right." + right, language))
                        .collect(Collectors.joining(", "));
    }

    /** The section of the case page; null when there are none. References are links there. */
    Section section(String caseId, Locale language) {
        List<List<String>> rows = repeats.of(caseId).stream()
                .map(earlier -> List.of(
                        earlier.reference(),
                        day(earlier.receivedAt(), language),
                        rights(earlier.rights(), language),
                        outcome(earlier, language)))
                .toList();
        List<String> columns = Stream.of("reference", "received", "rights", "outcome")
                .map(column -> message("dsar.staff.repeats." + column, language))
                .toList();
        return rows.isEmpty()
                ? null
                : new Section(message("dsar.staff.repeats", language), List.of(), new Table(columns, rows));
    }

    private String message(String code, Locale language, Object... values) {
        return messages.getMessage(code, values, code, language);
    }

    private String day(Instant instant, Locale language) {
        return DsarMails.date(instant.atZone(zone).toLocalDate(), language);
    }
}
