package io.dueprocess.dpia;

import io.dueprocess.desk.CaseView.Fact;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.dpia.assessment.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The facts of an impact assessment put into words for staff, in the reader's language. */
record DpiaWords(MessageSource messages, Locale language) {

    String of(String code, Object... arguments) {
        return messages.getMessage("dpia.staff." + code, arguments, code, language);
    }

    /** Number of the version, and why it was begun. */
    String version(DpiaFacts facts) {
        return of("version", facts.version(), of("cause." + facts.cause()));
    }

    /** Empty for null. */
    String level(Level level) {
        return level == null ? "" : of("level." + level);
    }

    /** Empty for null. */
    String screening(DpiaFacts.Screening screening) {
        return screening == null ? "" : of("screening." + screening);
    }

    String group(String group) {
        return of("group." + group);
    }

    Section facts(Processing processing, DpiaFacts facts) {
        List<Fact> lines = new ArrayList<>();
        add(lines, "activity", processing.activity());
        add(lines, "version", version(facts));
        add(lines, "go-live", DpiaDays.words(facts.goLive(), language));
        add(lines, "inherent", level(facts.inherent()));
        add(lines, "residual", level(facts.residual()));
        add(lines, "outcome", facts.outcome() == null ? "" : of("outcome." + facts.outcome()));
        add(lines, "decided-by", facts.decidedBy());
        add(lines, "review-on", DpiaDays.words(facts.reviewOn(), language));
        add(lines, "returns", facts.returns() == 0 ? "" : String.valueOf(facts.returns()));
        return new Section(of("processing"), lines, null);
    }

    private void add(List<Fact> lines, String code, String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new Fact(of("fact." + code), value));
        }
    }
}
