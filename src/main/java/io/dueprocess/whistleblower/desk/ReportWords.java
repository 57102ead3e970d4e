package io.dueprocess.whistleblower.desk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** The module's words for handlers, in one language. */
record ReportWords(MessageSource messages, Locale language) {

    String of(String code) {
        return messages.getMessage("whistleblower.desk." + code, null, code, language);
    }

    String question(String code) {
        return of("question." + code);
    }

    /** What was ticked or chosen. */
    String choice(String question, List<String> chosen) {
        return chosen.stream()
                .map(each ->
                        messages.getMessage("whistleblower.desk.choice." + question + "." + each, null, each, language))
                .collect(Collectors.joining(", "));
    }
}
