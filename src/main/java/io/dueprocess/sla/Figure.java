package io.dueprocess.sla;

import java.time.Instant;

/**
 * Something that is counted.
 *
 * @param process id of the process
 * @param settled whether it stays when the figures are counted anew, since the case it came from is gone
 */
record Figure(String process, Measure measure, String label, Instant moment, int span, boolean settled) {

    Figure(String process, Measure measure, String label, Instant moment, int span) {
        this(process, measure, label, moment, span, false);
    }

    Figure settle() {
        return new Figure(process, measure, label, moment, span, true);
    }
}
