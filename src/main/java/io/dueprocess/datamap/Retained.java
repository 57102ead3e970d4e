package io.dueprocess.datamap;

import java.time.LocalDate;

/**
 * A decision that data are kept though somebody asked for their erasure (Art. 17(3)), or a legal hold.
 *
 * @param rowId null for all the person's rows of the table
 * @param basis article, such as {@code Art. 17(3)(e)}
 * @param until last day, or null until somebody says otherwise
 */
public record Retained(String systemId, String table, String rowId, String basis, LocalDate until) {}
