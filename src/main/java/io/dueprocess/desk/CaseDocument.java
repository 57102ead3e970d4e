package io.dueprocess.desk;

import io.dueprocess.engine.CaseTasks.CaseTask;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything that the desk shows of a case, in the reader's language.
 *
 * @param language of the texts: {@code en} or {@code da}
 * @param zone in which days are counted and shown
 * @param reader user id of who reads this
 * @param mayWrite whether the reader may act on the case
 * @param takesData whether files that reach the person may be added or taken away now
 * @param mayHold whether the reader may set or lift a legal hold
 * @param process name of the process
 * @param state {@code open} or {@code closed}
 * @param sealed whether only the case's handlers know of it; its times are days
 * @param content what the process shows; null for a process that shows nothing
 * @param history what staff filled in on task forms, oldest first
 * @param holds legal holds set and lifted, with their reasons, oldest first
 * @param tasks open tasks, oldest first
 */
public record CaseDocument(
        String id,
        String reference,
        String language,
        ZoneId zone,
        String reader,
        boolean mayWrite,
        boolean takesData,
        boolean mayHold,
        String processKey,
        String process,
        String state,
        Instant openedAt,
        Instant closedAt,
        LocalDate retainUntil,
        boolean held,
        boolean sealed,
        List<DeadlineView> deadlines,
        CaseView content,
        List<FilledForm> history,
        List<HoldView> holds,
        List<DocumentView> documents,
        List<CaseTask> tasks) {

    /**
     * A file of the case.
     *
     * @param kind what it is for; {@code kindName} says so in the reader's language
     * @param size in bytes
     */
    public record DocumentView(
            String id,
            String kind,
            String kindName,
            String name,
            String mediaType,
            long size,
            String author,
            Instant at,
            String href) {}

    /** A legal hold that was set or lifted. */
    public record HoldView(String author, Instant at, String reason) {}

    /** A task form as it was submitted. */
    public record FilledForm(String title, String author, Instant at, List<CaseView.Fact> fields) {}
}
