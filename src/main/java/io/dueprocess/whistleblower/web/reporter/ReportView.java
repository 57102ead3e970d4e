package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.deadline.Deadline;
import io.dueprocess.portal.Periods;
import io.dueprocess.whistleblower.Inbox;
import java.text.NumberFormat;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the reporter's templates derive. */
public record ReportView(Locale language, Periods periods) {

    /**
     * One step of the list.
     *
     * @param state {@code done}, {@code now} or {@code todo}
     */
    public record Step(Inbox.Stage stage, String state) {}

    /** How far the case is, of all that there is to come. */
    public List<Step> steps(Inbox.Stage now) {
        return Stream.of(Inbox.Stage.values())
                .map(stage -> new Step(stage, stage == now ? "now" : stage.compareTo(now) < 0 ? "done" : "todo"))
                .toList();
    }

    /** Why the date is what it is. */
    public String explanation(Deadline deadline) {
        return deadline.date().explanation(language);
    }

    /** Such as {@code 2 months}. */
    public String period(Period period) {
        return periods.of(period, language);
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
