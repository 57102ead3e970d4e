package io.dueprocess.breach;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.document.Csv;
import io.dueprocess.engine.CaseTasks;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a drill ends with: who did what after how many hours of the law's clock, and what was missed. Real minutes are told as
 * the statutory time that they stood for.
 */
@Component
class DrillScores {

    static final String KIND = "breach-drill-score";
    static final String KIND_SHEET = "breach-score-sheet";

    private static final int STATUTORY_HOURS = 72;

    /**
     * A step of the drill.
     *
     * @param task id of the user task in the model
     * @param who user id, or null when nobody did it
     * @param begun hours of the statutory clock after awareness at which the task came up
     * @param done the same for when it was completed
     */
    record Step(String task, String who, double begun, double done) {}

    /**
     * @param met whether the authority was, or would have been, notified in time; true where nothing had to be notified
     * @param missed codes of what the law or the policy asks for and nobody did in time
     */
    record Score(boolean met, List<Step> steps, List<String> missed) {}

    private final CaseFiles files;
    private final BreachStore store;
    private final Deadlines deadlines;
    private final CaseTasks tasks;

    DrillScores(CaseFiles files, BreachStore store, Deadlines deadlines, CaseTasks tasks) {
        this.files = files;
        this.store = store;
        this.deadlines = deadlines;
        this.tasks = tasks;
    }

    void write(String caseId) {
        Deadline deadline = deadlines.find(caseId, Clock.BREACH_AUTHORITY).orElseThrow();
        List<Step> steps = tasks.doneOf(caseId).stream()
                .map(task -> new Step(
                        task.key(), task.assignee(), hours(deadline, task.begun()), hours(deadline, task.ended())))
                .toList();
        boolean met = deadline.state() == Deadline.State.MET || deadline.state() == Deadline.State.CANCELLED;
        Score score = new Score(met, steps, missed(store.get(caseId), steps, met));
        files.put(caseId, KIND, KIND, score, Actors.SYSTEM);
        files.attach(
                caseId,
                KIND_SHEET,
                "drill-score.csv",
                "text/csv",
                new ByteArrayInputStream(sheet(score)),
                Actors.SYSTEM);
    }

    private static List<String> missed(BreachFacts facts, List<Step> steps, boolean met) {
        List<String> missed = new ArrayList<>();
        if (!met) {
            missed.add("authority-late");
        }
        if (facts.completeAt() == null && facts.notifiedAt() != null) {
            missed.add("never-complete");
        }
        boolean toBeTold = facts.telling() == BreachFacts.Telling.MAIL || facts.telling() == BreachFacts.Telling.PUBLIC;
        if (toBeTold && facts.toldAt() == null) {
            missed.add("people-not-told");
        }
        steps.stream()
                .filter(step -> step.done() > STATUTORY_HOURS)
                .filter(step -> !step.task().equals(BreachProcess.TASK_LESSONS))
                .map(step -> "late:" + step.task())
                .distinct()
                .forEach(missed::add);
        if (steps.stream().noneMatch(step -> step.task().equals(BreachProcess.TASK_DESCRIBE))) {
            missed.add("not-described");
        }
        return missed;
    }

    /** Hours of the law's clock since awareness, to a tenth. */
    private static double hours(Deadline deadline, Instant at) {
        double share = (double) Duration.between(deadline.trigger(), at).toMillis()
                / Duration.between(deadline.trigger(), deadline.expiresAt()).toMillis();
        return Math.round(share * STATUTORY_HOURS * 10) / 10.0;
    }

    private static byte[] sheet(Score score) {
        List<List<String>> rows = new ArrayList<>();
        score.steps()
                .forEach(step -> rows.add(Arrays.asList(
                        step.task(), step.who(), String.valueOf(step.begun()), String.valueOf(step.done()))));
        score.missed().forEach(code -> rows.add(List.of("missed", code, "", "")));
        return Csv.write(List.of("task", "by", "hours at start", "hours at end"), rows);
    }
}
