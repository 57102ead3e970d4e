package io.dueprocess.datamap;

import java.time.Period;

/**
 * A legal duty to keep (Art. 17(3)(b), (e)).
 *
 * @param from column with the date from which the time runs
 * @param period such as {@code P5Y}
 * @param endOfYear whether it runs from the end of that calendar year
 * @param basis the law, such as {@code Art. 17(3)(b)}
 * @param why in words for the person
 */
public record Keep(String from, Period period, boolean endOfYear, String basis, Text why) {}
