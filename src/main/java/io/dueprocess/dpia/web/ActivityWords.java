package io.dueprocess.dpia.web;

import io.dueprocess.dpia.ActivityRow;
import io.dueprocess.dpia.DpiaFacts;
import io.dueprocess.dpia.Gate;
import io.dueprocess.portal.Dates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** The register's codes and days in the reader's words; an empty text where there is nothing to say. */
record ActivityWords(MessageSource messages, Locale language, ZoneId zone, Instant now) {

    private static final Set<String> MAY_BE_NONE = Set.of("recipients", "transfers", "systems");

    /** Text of {@code dpia.register.<code>}. */
    public String of(String code, Object... arguments) {
        return messages.getMessage("dpia.register." + code, arguments, code, language);
    }

    /** Where the latest version of the assessment stands. */
    public String state(ActivityRow row) {
        DpiaFacts facts = row.latest();
        if (facts == null) {
            return of("state.none");
        }
        if (facts.endedAt() != null) {
            return of("state.ended");
        }
        return facts.outcome() == null
                ? of("state.under-way", facts.version())
                : of("state." + facts.outcome(), facts.version());
    }

    public String gate(Gate gate) {
        return of("gate." + gate.state());
    }

    /** The worst risk after measures, as it was rated last. */
    public String residual(ActivityRow row) {
        return row.latest() == null || row.latest().residual() == null
                ? ""
                : of("level." + row.latest().residual());
    }

    public String openOrClosed(Gate gate) {
        return of(gate.open() ? "gate.open" : "gate.closed");
    }

    /** What Art. 30(1) wants recorded and is: label and text. */
    public List<Map.Entry<String, String>> recorded(ActivityRow row) {
        return texts(row).entrySet().stream()
                .filter(text -> !text.getValue().isBlank())
                .map(text -> Map.entry(of("column." + text.getKey()), text.getValue()))
                .toList();
    }

    /** Labels of what Art. 30(1) wants recorded and nobody did; there may be no recipients, transfers or systems. */
    public String gaps(ActivityRow row) {
        return texts(row).entrySet().stream()
                .filter(text -> text.getValue().isBlank() && !MAY_BE_NONE.contains(text.getKey()))
                .map(text -> of("column." + text.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> texts(ActivityRow row) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("purposes", row.purposes());
        texts.put("basis", row.basis());
        texts.put("people", row.people());
        texts.put("data", row.data());
        texts.put("recipients", row.recipients());
        texts.put("transfers", row.transfers());
        texts.put("retention", row.retention());
        texts.put("security", row.security());
        texts.put("systems", row.systems());
        return texts;
    }

    public String day(LocalDate day) {
        return day == null ? "" : new Dates(language, zone).day(day);
    }

    /** As spreadsheets sort it. */
    public String plain(LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
