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
        /** A key that stands for the person alone led to it, and yet it bears another name: somebody has to look. */
        OTHER_NAME,
        /** Found by a mailbox, and nothing in the row says whose it is. */
        NO_NAME
    }

    private final String personName;
    private final Table table;

    /** @param personName null when it is whoever uses the address */
    RowOwnership(String personName, Table table) {
        this.personName = personName;
        this.table = table;
    }

    Verdict of(Map<String, String> row, Key foundBy) {
        if (personName == null) {
            return Verdict.THE_PERSON;
        }
        String name = table.nameColumns().stream()
                .map(row::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        if (name.isBlank()) {
            return foundBy.identifies() ? Verdict.THE_PERSON : Verdict.NO_NAME;
        }
        if (Names.match(personName, name)) {
            return Verdict.THE_PERSON;
        }
        return foundBy.identifies() ? Verdict.OTHER_NAME : Verdict.SOMEBODY_ELSE;
    }
}
