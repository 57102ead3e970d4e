package io.dueprocess.whistleblower.desk;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** The module's words for handlers, in one language. */
record ReportWords(MessageSource messages, Locale language) {

    String of(String code) {
        return messages.getMessage("whistleblower.desk." + code, null, code, language);
    }

    /** The question as its form asked it, else its name. */
    String question(String path) {
        return messages.getMessage("whistleblower.desk.question." + path, null, path, language);
    }

    /** What was ticked or chosen. */
    String choice(String path, Object choice) {
        if (choice instanceof Boolean yes) {
            return of(yes ? "yes" : "no");
        }
        if (choice instanceof Collection<?> many) {
            return many.stream().map(each -> choice(path, each)).collect(Collectors.joining(", "));
        }
        return messages.getMessage(
                "whistleblower.desk.question." + path + "." + choice, null, String.valueOf(choice), language);
    }
}
