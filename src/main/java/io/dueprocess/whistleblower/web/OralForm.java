package io.dueprocess.whistleblower.web;

import io.dueprocess.language.Languages;
import io.dueprocess.whistleblower.Danger;
import io.dueprocess.whistleblower.OralRecord;
import io.dueprocess.whistleblower.Question;
import io.dueprocess.whistleblower.Relation;
import io.dueprocess.whistleblower.Report;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** What a handler typed about a report told orally; shown again as it was when something is missing. */
record OralForm(MultiValueMap<String, String> typed) {

    private static final int LONGEST_CONTACT = 2_000;

    public String value(String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value;
    }

    public boolean chosen(String field, String option) {
        return typed.getOrDefault(field, List.of()).contains(option);
    }

    /** Ids of the fields that are wrong. */
    List<String> problems(Set<String> handlers) {
        List<String> problems = new ArrayList<>();
        if (receivedOn().isEmpty()) {
            problems.add("receivedOn");
        }
        for (String field : List.of("way", "recording", "checked", "anonymous")) {
            if (value(field).isEmpty()) {
                problems.add(field);
            }
        }
        if (value(Question.WHAT.name()).isBlank()) {
            problems.add(Question.WHAT.name());
        }
        Stream.of(Question.values())
                .filter(question -> value(question.name()).length() > question.longest())
                .forEach(question -> problems.add(question.name()));
        if (value("contact").length() > LONGEST_CONTACT) {
            problems.add("contact");
        }
        if (!handlers.containsAll(ticked())) {
            problems.add("mustNotHandle");
        }
        return problems;
    }

    Optional<LocalDate> receivedOn() {
        try {
            return Optional.of(LocalDate.parse(value("receivedOn")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Locale language() {
        return Languages.of(value("language")).orElse(Languages.ENGLISH);
    }

    Report report() {
        Map<Question, String> answers = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            if (!value(question.name()).isBlank()) {
                answers.put(question, value(question.name()).strip());
            }
        }
        return new Report(
                value("anonymous").equals("yes"),
                Relation.valueOf(value("relation")),
                Danger.valueOf(value("danger")),
                answers,
                ticked());
    }

    OralRecord record(String user) {
        return new OralRecord(
                OralRecord.Way.valueOf(value("way")),
                OralRecord.Recording.valueOf(value("recording")),
                OralRecord.Checked.valueOf(value("checked")),
                user);
    }

    private Set<String> ticked() {
        return new LinkedHashSet<>(typed.getOrDefault("mustNotHandle", List.of()));
    }
}
