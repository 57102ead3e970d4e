package io.dueprocess.dpia.paper;

import io.dueprocess.dpia.assessment.Level;
import io.dueprocess.dpia.assessment.Question;
import io.dueprocess.dpia.assessment.Risk;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words of the documents in one language. */
public record PaperWords(MessageSource messages, Locale language) {

    /** Text of {@code dpia.document.<code>}. */
    public String of(String code, Object... arguments) {
        return messages.getMessage("dpia.document." + code, arguments, language);
    }

    /** Empty for null. */
    public String level(Level level) {
        return level == null ? "" : shared("level." + level);
    }

    String question(Question question) {
        return shared("question." + question.id());
    }

    String section(String section) {
        return shared("section." + section);
    }

    String event(Risk risk) {
        return risk.event() == null ? "" : shared("event." + risk.event());
    }

    /** Such as "3, significant". */
    String scale(int value) {
        return value + ", " + shared("scale." + value).toLowerCase(language);
    }

    private String shared(String code) {
        return messages.getMessage("dpia." + code, null, language);
    }
}
