package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Key;
import io.dueprocess.datamap.Catalogue.Table;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whose row it is that a key has found. */
final class RowOwnership {

    enum Verdict {
        THE_PERSON,
        SOMEBODY_ELSE,
        /** Found by a mailbox, and nothing in the row says whose it is. */
        NO_NAME
    }

    private final String personName;
    private final Table table;

    RowOwnership(String personName, Table table) {
        this.personName = personName;
        this.table = table;
    }

    Verdict of(Map<String, String> row, Key foundBy) {
        if (foundBy.identifies()) {
            return Verdict.THE_PERSON;
        }
        String name = table.nameColumns().stream()
                .map(row::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        if (name.isBlank()) {
            return Verdict.NO_NAME;
        }
        return Names.match(personName, name) ? Verdict.THE_PERSON : Verdict.SOMEBODY_ELSE;
    }
}
