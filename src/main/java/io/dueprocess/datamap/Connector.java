package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Table;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How one kind of system is asked and changed; four verbs. Rows come with all columns that the catalogue names, as text;
 * booleans as {@code TRUE} and {@code FALSE}, dates as {@code 2027-01-31}, times beginning with their date. Whatever goes wrong is a {@link SystemUnavailable} whose
 * message holds no value. A new kind of system passes the contract's test.
 */
public interface Connector extends AutoCloseable {

    /**
     * Rows whose column holds one of the values, and no others.
     *
     * @param ignoreCase for mail addresses
     * @throws SystemUnavailable when it does not answer in time, answers what the catalogue does not describe, answers
     *     somebody else's row, or has more rows than its bound
     */
    List<Map<String, String>> find(Table table, String column, Collection<String> values, boolean ignoreCase);

    /**
     * Every row that has a value in the column, one after the other.
     *
     * @param most rows that are read; one more is an error
     */
    void each(Table table, String column, int most, Consumer<Map<String, String>> take);

    /**
     * Rows whose date or time in the column lies before that day and whose other columns hold those values.
     *
     * @param before exclusive, in the organisation's zone
     * @param most rows that are answered, the oldest first
     */
    List<Map<String, String>> before(Table table, String column, LocalDate before, Map<String, String> where, int most);

    /**
     * Makes the changes in this order: all of them or none where the system has transactions, else one after the other. A
     * row that is not there is no error. Made again, they leave the same behind.
     *
     * @throws SystemUnavailable when they are not made, or not all; to be called again
     */
    void apply(List<Change> changes);

    @Override
    void close();
}
