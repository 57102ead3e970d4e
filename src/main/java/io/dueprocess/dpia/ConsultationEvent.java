package io.dueprocess.dpia;

import java.time.LocalDate;

/**
 * What happened in a prior consultation (Art. 36(2)); content of the case file.
 *
 * @param on day in the organisation's zone
 * @param text reference, reason, question, information or answer
 * @param answer of the authority; null for all else
 * @param by user id of who entered it
 */
public record ConsultationEvent(What what, LocalDate on, String text, DpiaFacts.Answer answer, String by) {

    /** Kind of the entries. */
    static final String KIND = "dpia-consultation";

    public enum What {
        RECEIVED,
        EXTENDED,
        ASKED,
        PROVIDED,
        ANSWERED
    }
}
