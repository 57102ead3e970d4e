package io.dueprocess.whistleblower;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.HandlerKeys;
import io.dueprocess.casefile.SealedCases;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Those to whom a new report is sealed, by name, and which of them a reporter speaks of. Whoever has left the unit is none of
 * them any more, whatever keys are left.
 */
@Component
class Handlers {

    private final HandlerKeys keys;
    private final SealedCases sealed;
    private final Staff staff;

    Handlers(HandlerKeys keys, SealedCases sealed, Staff staff) {
        this.keys = keys;
        this.sealed = sealed;
        this.staff = staff;
    }

    List<Handler> all() {
        return keys.users().stream()
                .filter(this::ofTheUnit)
                .map(user -> new Handler(user, staff.name(user).orElse(user)))
                .sorted(Comparator.comparing(Handler::name))
                .toList();
    }

    /** Handlers of the unit who hold a key of the case. */
    Set<String> holding(String caseId) {
        return sealed.holders(caseId).stream().filter(this::ofTheUnit).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean ofTheUnit(String user) {
        return staff.isMember(user, Groups.WHISTLEBLOWER_HANDLERS);
    }

    /**
     * Who is not told of the report, before anybody is (WBD Art. 9(1)(a): impartial): whom the reporter ticked, and whose
     * user id, last or full name stands in what was written about the persons concerned.
     */
    Set<String> concernedBy(Report report) {
        String text = words(report.answer(Question.WHO)) + words(report.answer(Question.MUST_NOT_HANDLE));
        return all().stream()
                .filter(handler -> report.mustNotHandle().contains(handler.id()) || named(handler, text))
                .map(Handler::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean named(Handler handler, String text) {
        String name = words(handler.name()).strip();
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return contains(text, words(handler.id()).strip()) || contains(text, last);
    }

    /** The word, or its genitive. */
    private static boolean contains(String text, String word) {
        return !word.isEmpty() && (text.contains(" " + word + " ") || text.contains(" " + word + "s "));
    }

    /** In lower case, with a space before and after each word. */
    private static String words(String text) {
        return " "
                + Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip()
                + " ";
    }
}
