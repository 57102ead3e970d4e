package io.dueprocess.whistleblower.desk;

import io.dueprocess.whistleblower.Question;
import io.dueprocess.whistleblower.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** A report question by question: free texts, which can be masked, and what was ticked or chosen. */
record Answers(Report report) {

    /**
     * @param code of the question
     * @param text null when the answer is no free text
     * @param choice codes of what was ticked or chosen, empty for free text
     */
    record Answer(String code, String text, List<String> choice) {}

    List<Answer> all() {
        List<Answer> answers = new ArrayList<>();
        answers.add(choice("anonymous", report.anonymous() ? "yes" : "no"));
        answers.add(choice("relation", report.relation().name()));
        for (Question question : Question.values()) {
            if (question == Question.DANGER) {
                answers.add(choice("danger", report.danger().name()));
            }
            if (question == Question.MUST_NOT_HANDLE && !report.mustNotHandle().isEmpty()) {
                answers.add(new Answer(
                        "ticked", null, report.mustNotHandle().stream().sorted().toList()));
            }
            if (!report.answer(question).isBlank()) {
                answers.add(new Answer(question.name(), report.answer(question), List.of()));
            }
        }
        return answers;
    }

    private static Answer choice(String code, String chosen) {
        return new Answer(code, null, List.of(chosen));
    }

    /** The free text of an answer; throws NoSuchElementException when there is none. */
    String text(String code) {
        return report.answer(question(code));
    }

    /** The same report with another text in that place. */
    Report with(String code, String text) {
        Map<Question, String> changed = new EnumMap<>(Question.class);
        changed.putAll(report.answers());
        changed.put(question(code), text);
        return new Report(report.anonymous(), report.relation(), report.danger(), changed, report.mustNotHandle());
    }

    private Question question(String code) {
        return Stream.of(Question.values())
                .filter(question ->
                        question.name().equals(code) && report.answers().containsKey(question))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no answer"));
    }
}
