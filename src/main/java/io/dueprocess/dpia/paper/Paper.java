package io.dueprocess.dpia.paper;

import io.dueprocess.dpia.paper.Part.Row;
import java.util.List;

/**
 * A document of an impact assessment as a whole.
 *
 * @param organisation the controller's name
 * @param contact its address, mail and telephone on a line, or empty
 * @param to to whom it is sent, name and address, or empty
 * @param title what it is
 * @param subject the processing activity
 * @param verdict outcome in a few words, or empty
 * @param good whether the verdict lets the processing go on
 * @param lead what the reader is to know first, or empty
 * @param facts about the case, on the first page
 * @param signatures who did what, on the first page
 * @param parts empty ones are left out
 * @param annexTitle above {@code annex}, or empty when there is none
 */
public record Paper(
        String organisation,
        String contact,
        String to,
        String reference,
        String title,
        String subject,
        String verdict,
        boolean good,
        String lead,
        List<Row> facts,
        Part.Grid signatures,
        List<Part> parts,
        String annexTitle,
        List<Part> annex) {}
