package io.dueprocess.desk;

import java.time.Instant;
import java.util.List;

/**
 * A case in words that know no process; all texts are plain text in the reader's language.
 *
 * @param subject whom or what the case is about
 * @param topics what is asked for, such as rights
 * @param stage where the case stands, in a few words
 * @param messages oldest first
 * @param actions what may be done now by those who may write
 */
public record CaseView(
        String subject,
        List<String> topics,
        String stage,
        List<Section> sections,
        List<Message> messages,
        List<Action> actions) {

    /**
     * A titled part of the summary.
     *
     * @param table a table below the facts, or null
     */
    public record Section(String title, List<Fact> facts, Table table) {}

    public record Fact(String label, String value) {}

    /** Each row has a cell per column. */
    public record Table(List<String> columns, List<List<String>> rows) {}

    /**
     * @param fromPerson true when the person wrote it, false when staff did
     * @param author user id of staff, or a name in parentheses
     */
    public record Message(boolean fromPerson, String author, Instant at, String text) {}

    /**
     * @param href path of the API to which the action is sent
     * @param now whether an open task asks for it
     */
    public record Action(Kind kind, String href, boolean now) {

        public enum Kind {
            /** {@code POST {text}}. */
            MESSAGE,
            /** {@code POST {months, reason}}. */
            EXTEND,
            /** {@code GET} the items; {@code PUT /{id}} decides one. */
            REVIEW,
            /** {@code GET} who is told of what was done to data; {@code POST {recipient, answer, note}}. */
            RECIPIENTS,
            /** {@code GET} the times of a breach as they stand, without zone; {@code PUT} them corrected, with a reason. */
            CORRECT_TIMES,
            /** {@code POST {text}}. */
            NEW_FACTS,
            /**
             * {@code GET} what an erasure would do, row by row; below it {@code /retained} takes and drops what stays (Art.
             * 17(3)).
             */
            ERASURE,
            /** {@code GET} the person's data field by field; {@code PUT} one right value (Art. 16). */
            RECTIFICATION,
            /** {@code GET} a sealed case, which has a view and actions of its own. */
            SEALED,
            /** {@code GET} how it stands; {@code POST} a list of people as multipart, or {@code {system}}. */
            PEOPLE,
            /** {@code GET} an impact assessment: its answers, risks and measures, each changed by itself. */
            ASSESSMENT,
            /** {@code GET} how a prior consultation stands; below it what the authority said is recorded. */
            CONSULTATION,
            /** Below it what becomes of a processing that was assessed is said: it changed, or ended. */
            PROCESSING
        }
    }
}
