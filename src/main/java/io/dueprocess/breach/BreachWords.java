package io.dueprocess.breach;

import io.dueprocess.casefile.Entry;
import io.dueprocess.desk.CaseView.Fact;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import io.dueprocess.language.Languages;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The facts of a breach put into words for staff, in the reader's language. */
record BreachWords(MessageSource messages, Locale language) {

    String of(String code, Object... arguments) {
        return messages.getMessage("breach.staff." + code, arguments, code, language);
    }

    /** As it was told, with its offset. */
    String time(OffsetDateTime time) {
        return Languages.moment(language).format(time);
    }

    Section breach(Breach breach, BreachFacts facts) {
        List<Fact> lines = new ArrayList<>();
        if (facts.isDrill()) {
            add(lines, "drill", of("drill", facts.drill().toMinutes()));
        }
        add(lines, "happened", breach.happened());
        add(lines, "discovered", breach.discovered());
        add(lines, "channel", of("channel." + facts.channel()));
        add(lines, "role", of("role." + facts.role()));
        addTime(lines, "occurred", facts.times().occurred());
        addTime(lines, "detected", facts.times().detected());
        addTime(lines, "processor-told", facts.times().processorTold());
        addTime(lines, "aware", facts.times().aware());
        return new Section(of("breach"), lines, null);
    }

    Section corrections(List<Entry<BreachCorrections.Correction>> corrections) {
        List<List<String>> rows = corrections.stream()
                .map(entry -> List.of(
                        entry.author(),
                        time(entry.content().before().aware()),
                        time(entry.content().after().aware()),
                        entry.content().reason()))
                .toList();
        return new Section(
                of("corrections"),
                List.of(),
                new Table(
                        List.of(of("corrections.by"), of("corrections.before"), of("corrections.after"), of("reason")),
                        rows));
    }

    Section newFacts(List<Entry<String>> facts) {
        return new Section(
                of("new-facts"),
                facts.stream()
                        .map(entry -> new Fact(entry.author(), entry.content()))
                        .toList(),
                null);
    }

    Section score(DrillScores.Score score) {
        List<Fact> lines = new ArrayList<>();
        add(lines, "score-met", of(score.met() ? "yes" : "no"));
        add(
                lines,
                "score-missed",
                score.missed().isEmpty()
                        ? of("none")
                        : String.join(
                                "\n", score.missed().stream().map(this::missed).toList()));
        List<List<String>> rows = score.steps().stream()
                .map(step -> List.of(
                        of("task." + step.task()),
                        step.who() == null ? "" : step.who(),
                        hours(step.begun()),
                        hours(step.done())))
                .toList();
        return new Section(
                of("score"),
                lines,
                new Table(List.of(of("score.task"), of("score.who"), of("score.begun"), of("score.done")), rows));
    }

    private String missed(String code) {
        return code.startsWith("late:") ? of("missed.late", of("task." + code.substring(5))) : of("missed." + code);
    }

    private String hours(double hours) {
        return String.format(language, "%.1f", hours);
    }

    private void add(List<Fact> lines, String code, String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new Fact(of("fact." + code), value));
        }
    }

    private void addTime(List<Fact> lines, String code, OffsetDateTime time) {
        if (time != null) {
            add(lines, code, time(time));
        }
    }
}
