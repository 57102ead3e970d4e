package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Key;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of one person in one system, by the keys under which the systems know them. */
final class PersonRows {

    private final Connector connector;
    private final Identity identity;
    private final Map<String, PersonRow> found = new LinkedHashMap<>();

    private PersonRows(Connector connector, Identity identity) {
        this.connector = connector;
        this.identity = identity;
    }

    /** @throws SystemUnavailable to be retried */
    static List<PersonRow> of(SystemOfRecord system, Connector connector, Identity identity) {
        PersonRows rows = new PersonRows(connector, identity);
        system.tables().forEach(rows::find);
        return List.copyOf(rows.found.values());
    }

    private void find(Table table) {
        RowOwnership ownership = new RowOwnership(identity.name(), table);
        for (Key key : table.keys()) {
            if (!key.finds()) {
                continue;
            }
            for (Map<String, String> row : ask(table, key, identity.keys())) {
                RowOwnership.Verdict verdict = ownership.of(row, key);
                boolean uncertain = verdict == RowOwnership.Verdict.OTHER_NAME
                        || verdict == RowOwnership.Verdict.NO_NAME && identity.sharedMailbox();
                if (verdict != RowOwnership.Verdict.SOMEBODY_ELSE) {
                    keep(new PersonRow(table, row.get(table.id()), row, uncertain));
                }
            }
            ask(table, key, identity.uncertain())
                    .forEach(row -> keep(new PersonRow(table, row.get(table.id()), row, true)));
        }
    }

    private Collection<Map<String, String>> ask(Table table, Key key, Map<String, Set<String>> keys) {
        Set<String> values = keys.getOrDefault(key.key(), Set.of());
        return values.isEmpty()
                ? List.of()
                : connector.find(table, key.column(), values, key.key().equals(IdentityWalk.EMAIL));
    }

    /** A row found twice is certain if one of the ways was. */
    private void keep(PersonRow row) {
        found.merge(row.place(), row, (earlier, later) -> earlier.uncertain() ? later : earlier);
    }
}
