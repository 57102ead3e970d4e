package io.dueprocess.dsar.web;

import io.dueprocess.deadline.Deadline;
import io.dueprocess.dsar.RequestStatus;
import io.dueprocess.dsar.RequestStatus.Stage;
import java.text.NumberFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the status page derives from a status. */
public record StatusView(RequestStatus status, Locale language) {

    private static final Set<Stage> ENDS = EnumSet.of(Stage.ANSWERED, Stage.REFUSED, Stage.WITHDRAWN, Stage.NO_REQUEST);

    /**
     * One step of the list.
     *
     * @param code of its text
     * @param state {@code done}, {@code now} or {@code todo}
     */
    public record Step(String code, String state) {}

    /** Received, at work (or waiting for the person), answered. */
    public List<Step> steps() {
        Stage stage = status.stage();
        boolean closed = ENDS.contains(stage);
        Stage middle = stage == Stage.WAITING_FOR_YOU ? stage : Stage.IN_PROGRESS;
        Stage last = closed ? stage : Stage.ANSWERED;
        return List.of(
                new Step(Stage.RECEIVED.name(), stage == Stage.RECEIVED ? "now" : "done"),
                new Step(middle.name(), stage == Stage.RECEIVED ? "todo" : closed ? "done" : "now"),
                new Step(last.name(), closed ? "now" : "todo"));
    }

    public String explanation() {
        return explanation(status.deadline(), language);
    }

    static String explanation(Deadline deadline, Locale language) {
        return deadline.date().explanation(language);
    }

    public boolean paused() {
        return status.deadline().pausedSince() != null;
    }

    public boolean late() {
        return status.deadline().state() == Deadline.State.MISSED;
    }

    /** True when the answer was there, but its time is up. */
    public boolean answerGone() {
        return status.answerUntil() != null && status.answers().isEmpty();
    }

    /** Such as {@code 1.4 MB}. */
    public String size(long bytes) {
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMaximumFractionDigits(1);
        return bytes < 1024 * 1024
                ? Math.max(1, Math.round(bytes / 1024.0)) + " kB"
                : format.format(bytes / 1024.0 / 1024.0) + " MB";
    }
}
