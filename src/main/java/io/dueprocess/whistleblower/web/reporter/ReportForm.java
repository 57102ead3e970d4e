package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.portal.Problems;
import io.dueprocess.whistleblower.Danger;
import io.dueprocess.whistleblower.NewReport;
import io.dueprocess.whistleblower.Question;
import io.dueprocess.whistleblower.Relation;
import io.dueprocess.whistleblower.Report;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The form as the reporter typed it; never null, so that it can be shown again.
 *
 * @param token from which the receipt code is made
 * @param pass of the {@link Gate}
 * @param confidential the reporter says who they are, in confidence; else they stay anonymous
 * @param originals whether sealed originals are wanted beside the clean copies
 */
record ReportForm(
        String token,
        String pass,
        Map<Question, String> answers,
        Relation relation,
        Danger danger,
        Set<String> mustNotHandle,
        boolean confidential,
        String contact,
        boolean originals) {

    private static final int LONGEST_CONTACT = 5_000;

    static ReportForm empty(String token, String pass) {
        return new ReportForm(
                token,
                pass,
                new EnumMap<>(Question.class),
                Relation.UNSAID,
                Danger.UNKNOWN,
                Set.of(),
                false,
                "",
                false);
    }

    static ReportForm of(StreamedForm sent) {
        Map<Question, String> answers = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            answers.put(question, Typed.text(sent.text(question.name())));
        }
        return new ReportForm(
                sent.text("token"),
                sent.text("pass"),
                answers,
                choice(Relation.class, sent.text("relation"), Relation.UNSAID),
                choice(Danger.class, sent.text("danger"), Danger.UNKNOWN),
                Set.copyOf(sent.texts("mustNotHandle")),
                sent.text("who").equals("confidential"),
                Typed.text(sent.text("contact")),
                sent.text("originals").equals("both"));
    }

    /** The same with another token and pass. */
    ReportForm with(String newToken, String newPass) {
        return new ReportForm(
                newToken, newPass, answers, relation, danger, mustNotHandle, confidential, contact, originals);
    }

    public String answer(Question question) {
        return answers.getOrDefault(question, "");
    }

    void check(Problems problems) {
        if (answer(Question.WHAT).isBlank()) {
            problems.add(Question.WHAT.name(), "whistleblower.form.missing");
        }
        answers.forEach((question, answer) -> {
            if (answer.length() > question.longest()) {
                problems.add(question.name(), "whistleblower.form.long", question.longest(), answer.length());
            }
        });
        if (!confidential && !contact.isBlank()) {
            problems.add("contact", "whistleblower.form.contact.anonymous");
        }
        if (contact.length() > LONGEST_CONTACT) {
            problems.add("contact", "whistleblower.form.long", LONGEST_CONTACT, contact.length());
        }
    }

    NewReport report(Locale language) {
        return new NewReport(token, content(), contact, language);
    }

    /** What goes into the case file. */
    Report content() {
        Map<Question, String> given = new EnumMap<>(Question.class);
        answers.forEach((question, answer) -> {
            if (!answer.isBlank()) {
                given.put(question, answer.strip());
            }
        });
        return new Report(!confidential, relation, danger, given, mustNotHandle);
    }

    private static <E extends Enum<E>> E choice(Class<E> choices, String typed, E otherwise) {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equals(typed)) {
                return choice;
            }
        }
        return otherwise;
    }
}
